import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Hl7Version } from '#shared/contract/exports.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ReadFile } from '../read-file.ts'
import { parseHl7, type ParsedSegment } from './parse-hl7.ts'
import { factsOfCharge } from './read-charge.ts'

/** The order that the segments of our files must have, one letter each. */
const LETTER: Readonly<Record<string, string>> = {
  FHS: 'f',
  BHS: 'b',
  MSH: 'M',
  EVN: 'E',
  PID: 'P',
  PV1: 'V',
  FT1: 'C',
  DG1: 'D',
  BTS: 't',
  FTS: 'e',
}
const GRAMMAR = /^fb(?:MEPVC+D+)+te$/

/** Reads a charge file of messages back: envelope, order of the segments, message headers, then fact by fact. */
export function readHl7File(bytes: Uint8Array, version: Hl7Version): Result<ReadFile, string> {
  const parsed = parseHl7(bytes)
  if (!parsed.ok) return fail(parsed.error)
  const segments = parsed.value
  if (!GRAMMAR.test(segments.map(segment => LETTER[segment.name] ?? '?').join(''))) {
    return fail('the segments do not stand in the order of a batch of charge messages')
  }
  const messages = messagesOf(segments)
  const headerProblem = problemInHeaders(messages, version)
  if (headerProblem !== null) return fail(headerProblem)
  const lines: ChargeFacts[] = []
  for (const message of messages) {
    const facts = factsOfMessage(message)
    if (!facts.ok) return fail(facts.error)
    lines.push(...facts.value)
  }
  return envelope(segments, messages.length, lines)
}

function messagesOf(segments: readonly ParsedSegment[]): readonly (readonly ParsedSegment[])[] {
  const starts = segments.flatMap((segment, index) => (segment.name === 'MSH' ? [index] : []))
  const end = segments.findIndex(segment => segment.name === 'BTS')
  return starts.map((start, index) => segments.slice(start, starts[index + 1] ?? end))
}

const MESSAGE_TYPE: Readonly<Record<Hl7Version, string>> = { '2.3.1': '', '2.5.1': 'DFT_P03' }

function problemInHeaders(
  messages: readonly (readonly ParsedSegment[])[],
  version: Hl7Version,
): string | null {
  const seen = new Set<string>()
  for (const [header] of messages) {
    if (!header) return 'a message is empty'
    const type = [header.field(9, 1), header.field(9, 2), header.field(9, 3)].join(' ').trim()
    if (type !== `DFT P03 ${MESSAGE_TYPE[version]}`.trim()) return 'a message is of another type'
    if (!['P', 'T'].includes(header.field(11))) return 'a message is neither work nor training'
    if (header.field(11) !== messages[0]?.[0]?.field(11)) return 'work and training stand in one file'
    if (header.field(12) !== version) return 'a message is of another version'
    const control = header.field(10)
    if (control === '' || control.length > 20 || seen.has(control))
      return 'a message number is missing or repeated'
    seen.add(control)
  }
  return null
}

function factsOfMessage(message: readonly ParsedSegment[]): Result<readonly ChargeFacts[], string> {
  const named = (name: string) => message.filter(segment => segment.name === name)
  const [patient] = named('PID')
  const [visit] = named('PV1')
  if (!patient || !visit) return fail('a message has no patient or visit')
  const charges = named('FT1')
  const listed = named('DG1').map(diagnosis => diagnosis.field(3))
  const pointed = new Set(charges.flatMap(charge => charge.repetitions(19)))
  if (listed.length !== pointed.size || !listed.every(code => pointed.has(code))) {
    return fail('the diagnoses of a message are not those of its charges')
  }
  if (charges.some((charge, index) => charge.field(1) !== String(index + 1))) {
    return fail('the charges of a message are not numbered from 1')
  }
  return ok(charges.map(charge => factsOfCharge({ patient, visit, charge })))
}

function envelope(
  segments: readonly ParsedSegment[],
  messages: number,
  lines: readonly ChargeFacts[],
): Result<ReadFile, string> {
  const [file, batch] = segments
  const [batchEnd, fileEnd] = segments.slice(-2)
  if (!file || !batch || !batchEnd || !fileEnd) return fail('the envelope is not whole')
  if (fileEnd.field(1) !== '1') return fail('the file does not say that it holds one batch')
  const chain = /^AUDIT ([0-9a-f]{64})$/.exec(batch.field(10))
  if (!chain?.[1]) return fail('the audit chain head is missing')
  const [declaredLines = '', declaredUnits = ''] = batchEnd.repetitions(3)
  return ok({
    batch: batch.field(11),
    fileNumber: file.field(11),
    claim: batch.field(9),
    chainHead: chain[1],
    training: segments.some(({ name, field }) => name === 'MSH' && field(11) === 'T'),
    declared: {
      messages: wholeNumber(batchEnd.field(1)),
      lines: wholeNumber(declaredLines),
      units: wholeNumber(declaredUnits),
    },
    messages,
    lines,
  })
}

/** NaN for anything that is not a whole number, so that it equals no count. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN
}
