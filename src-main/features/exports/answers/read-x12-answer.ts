import { parseX12, type ParsedSegment } from '../x12/parse-x12.ts'
import { interchangeField } from './answer-fields.ts'
import { returnedInWords, statusField } from './status-fields.ts'
import { unreadable, type AnswerStatement, type ReadAnswer } from './answer.ts'

/** 999, 277CA and TA1 answers to an 837. Source: ASC X12 005010X231A1 (999), 005010X214 (277CA), TA1 of 00501. */
export function readX12Answer(text: string): ReadAnswer {
  const parsed = parseX12(Buffer.from(text.trimEnd(), 'latin1'))
  if (!parsed.ok) return unreadable(`It begins as X12 and cannot be read: ${parsed.error}.`)
  const segments = parsed.value
  const kind = segments.find(({ id }) => id === 'ST')?.at(1)
  if (kind === '999' || kind === '997')
    return { kind: 'x12-999', statements: readSyntax(segments), problem: null }
  if (kind === '277') return { kind: 'x12-277ca', statements: readClaims(segments), problem: null }
  const receipts = segments.filter(({ id }) => id === 'TA1').map(interchangeReceipt)
  if (receipts.length > 0) return { kind: 'x12-ta1', statements: receipts, problem: null }
  return unreadable('It is X12, but no 999, 277CA or TA1.')
}

function interchangeReceipt(segment: ParsedSegment): AnswerStatement {
  const isRefused = segment.at(4) === 'R'
  return {
    about: { kind: 'interchange', number: Number(segment.at(1)) },
    verdict: isRefused ? 'refused' : 'accepted',
    code: segment.at(5),
    words: isRefused ? `The interchange was rejected, note ${segment.at(5)}.` : '',
    field: isRefused ? interchangeField(segment.at(5)) : null,
  }
}

type SegmentError = {
  segment: number
  element: number | null
  component: number | null
  name: string
  code: string
  words: string
}

const WITH_ITS_SET = 'Its set was rejected for an error elsewhere in it.'

/** AK1 names the group, AK2 each set, IK3 and IK4 the segment and element that were wrong, IK5 the verdict on the set. */
function readSyntax(segments: readonly ParsedSegment[]): readonly AnswerStatement[] {
  const statements: AnswerStatement[] = []
  let interchange = 0
  let set = ''
  let errors: SegmentError[] = []
  let sets = 0
  for (const segment of segments) {
    if (segment.id === 'AK1') interchange = Number(segment.at(2))
    if (segment.id === 'AK2') {
      set = segment.at(2)
      errors = []
      sets += 1
    }
    if (segment.id === 'IK3' || segment.id === 'AK3') {
      const words = `Segment ${segment.at(1)}: error ${segment.at(4)}`
      const place = { segment: Number(segment.at(2)), element: null, component: null }
      errors.push({ ...place, name: segment.at(1), code: segment.at(4), words })
    }
    if (segment.id === 'IK4' || segment.id === 'AK4') {
      const last = errors.at(-1)
      if (last) {
        last.element = Number(segment.at(1, 1)) || null
        last.component = Number(segment.at(1, 2)) || null
        last.code = segment.at(3)
        last.words = `${last.words}, element ${segment.at(1, 1)}: error ${segment.at(3)}`
      }
    }
    if (segment.id === 'IK5' || segment.id === 'AK5') {
      const isRefused = !['A', 'E'].includes(segment.at(1))
      const about = { kind: 'set', interchange, set } as const
      const whole = { ...about, segment: null, element: null, component: null, name: '', besides: [] }
      if (!isRefused)
        statements.push({ about: whole, verdict: 'accepted', code: segment.at(1), words: '', field: null })
      else if (errors.length === 0) {
        const words = `The set was rejected, error ${segment.at(2)}.`
        statements.push({ about: whole, verdict: 'refused', code: segment.at(2), words, field: null })
      } else {
        for (const { code, words, ...place } of errors) {
          const named = { ...about, ...place, besides: [] }
          statements.push({ about: named, verdict: 'refused', code, words, field: null })
        }
        // A set is taken as a whole or not at all.
        const others = { ...whole, besides: errors.map(({ segment: at }) => at) }
        statements.push({
          about: others,
          verdict: 'refused',
          code: segment.at(2),
          words: WITH_ITS_SET,
          field: null,
        })
      }
    }
    if (segment.id === 'AK9' && sets === 0) {
      const verdict = segment.at(1) === 'R' ? 'refused' : 'accepted'
      const words = verdict === 'refused' ? 'The group was rejected.' : ''
      const about = { kind: 'interchange', number: interchange } as const
      statements.push({ about, verdict, code: segment.at(1), words, field: null })
    }
  }
  return statements
}

/** TRN in the patient's level has our claim number, REF*FJ in a service line the number of our line. */
function readClaims(segments: readonly ParsedSegment[]): readonly AnswerStatement[] {
  const statements: AnswerStatement[] = []
  let claim: string | null = null
  let status: Omit<AnswerStatement, 'about'>[] = []
  let inLine = false
  const flush = (number: string | null, whole: boolean) => {
    if (number !== null) {
      for (const one of status) statements.push({ about: { kind: 'line-number', number, whole }, ...one })
    }
    status = []
  }
  for (const segment of segments) {
    if (segment.id === 'HL' || segment.id === 'SE') {
      if (!inLine) flush(claim, true)
      status = []
      claim = null
      inLine = false
    }
    // TRN01 is 2 for a number that we gave: of the batch at the level of the receiver, of a claim at that of a patient.
    if (segment.id === 'TRN' && segment.at(1) === '2') claim = segment.at(2)
    if (segment.id === 'SVC') {
      if (!inLine) flush(claim, true)
      status = []
      inLine = true
    }
    if (segment.id === 'STC') status.push(...statusesOf(segment))
    if (segment.id === 'REF' && segment.at(1) === 'FJ') flush(segment.at(2), false)
  }
  return statements
}

/** The elements of an STC that hold a status. */
const STATUS_ELEMENTS = [1, 10, 11]

/** A statement for each field that a status names; one for the whole where none does. */
function statusesOf(segment: ParsedSegment): readonly Omit<AnswerStatement, 'about'>[] {
  const named = STATUS_ELEMENTS.map(element => ({
    category: segment.at(element, 1),
    status: segment.at(element, 2),
    entity: segment.at(element, 3),
    // A code of the drug claims is another list.
    field:
      segment.at(element, 4) === 'RX' ? null : statusField(segment.at(element, 2), segment.at(element, 3)),
  })).filter(({ category }) => category !== '')
  const [first] = named
  const returned = named.filter(({ category }) => returnedInWords(category) !== null)
  if (returned.length === 0) {
    const code = first === undefined ? '' : codeOf(first)
    return [{ verdict: 'accepted', code, words: segment.at(12), field: null }]
  }
  const fields = new Map(returned.map(one => [one.field, one]))
  if (fields.size > 1) fields.delete(null)
  return [...fields.values()].map(one => ({
    verdict: 'refused',
    code: codeOf(one),
    words: segment.at(12) || `${returnedInWords(one.category)}, status ${one.status}.`,
    field: one.field,
  }))
}

type Status = { readonly category: string; readonly status: string; readonly entity: string }

function codeOf({ category, status, entity }: Status): string {
  return [category, status, entity].filter(Boolean).join(':')
}
