import { parseHl7, type ParsedSegment } from '../hl7/parse-hl7.ts'
import { unreadable, type AnswerStatement, type ReadAnswer } from './answer.ts'

/** HL7 table 0008: what of MSA-1 means that the message was taken. */
const TAKEN = ['AA', 'CA']
const REFUSED = ['AE', 'AR', 'CE', 'CR']

/**
 * Acknowledgments, alone or in a batch: `MSH MSA [ERR]`, one for each message of ours. In 2.3.1 ERR-1 has place and
 * code, in 2.5.1 ERR-2 the place, ERR-3 the code and ERR-8 the words. Source: HL7 v2.3.1 and v2.5.1, chapter 2.
 */
export function readHl7Ack(text: string): ReadAnswer {
  const parsed = parseHl7(Buffer.from(withPlainEnds(text), 'utf8'))
  if (!parsed.ok) return unreadable(`It begins as HL7 and cannot be read: ${parsed.error}.`)
  const statements: AnswerStatement[] = []
  for (const message of messagesOf(parsed.value)) statements.push(...statementsOf(message))
  if (statements.length === 0) return unreadable('It is HL7 without an acknowledgment (MSA).')
  return { kind: 'hl7-ack', statements, problem: null }
}

/** Answers come with any line end, and some with the marks of a network frame around them. */
function withPlainEnds(text: string): string {
  const plain = text.replaceAll(/[\u000b\u001c]/g, '').replaceAll(/\r\n|\n/g, '\r')
  return `${plain.replaceAll(/\r+/g, '\r').replace(/^\r|\r$/g, '')}\r`
}

function messagesOf(segments: readonly ParsedSegment[]): readonly (readonly ParsedSegment[])[] {
  const messages: ParsedSegment[][] = []
  for (const segment of segments) {
    if (segment.name === 'MSH') messages.push([])
    messages.at(-1)?.push(segment)
  }
  return messages
}

function statementsOf(message: readonly ParsedSegment[]): readonly AnswerStatement[] {
  const msa = message.find(({ name }) => name === 'MSA')
  if (!msa) return []
  const [code, number] = [msa.field(1), msa.field(2)]
  const about = { kind: 'control-number', number, line: null, place: null } as const
  if (TAKEN.includes(code)) return [{ about, verdict: 'accepted', code, words: msa.field(3), field: null }]
  if (!REFUSED.includes(code)) return []
  const words = msa.field(3) || msa.field(6, 2)
  const errors = message.filter(({ name }) => name === 'ERR')
  if (errors.length === 0) return [{ about, verdict: 'refused', code, words, field: null }]
  return errors.map(error => {
    const place = placeOf(error)
    return {
      about: {
        ...about,
        line: place.segment === 'FT1' ? place.sequence : null,
        place: `${place.segment}-${place.field}`,
      },
      verdict: 'refused',
      code: error.field(3) || error.field(1, 4).split('&')[0] || code,
      words: error.field(8) || error.field(7) || error.field(3, 2) || error.field(5, 2) || words,
      field: null,
    }
  })
}

function placeOf(error: ParsedSegment) {
  const own = error.field(2) === '' ? 1 : 2
  const sequence = Number(error.field(own, 2))
  return {
    segment: error.field(own, 1),
    sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : null,
    field: error.field(own, 3),
  }
}
