import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Hl7Version } from '#shared/contract/exports.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ReadFile } from '../read-file.ts'
import { DEFAULT_HL7_OPTIONS, type Hl7Options } from '#shared/contract/hl7-options.ts'
import { parseHl7, type ParsedSegment } from './parse-hl7.ts'
import { factsOfMessage } from './read-message.ts'

/** The order that the segments of our files must have, one letter each. */
const LETTER: Readonly<Record<string, string>> = {
  FHS: 'f',
  BHS: 'b',
  MSH: 'M',
  EVN: 'E',
  PID: 'P',
  PV1: 'V',
  FT1: 'C',
  NTE: 'N',
  PR1: 'R',
  DG1: 'D',
  BTS: 't',
  FTS: 'e',
}

/** The order for a sheet: what is not wanted must not be there either. */
function grammarOf({ wrapper, correctedLine, procedures, diagnoses }: Hl7Options): RegExp {
  const note = correctedLine === 'NTE' ? 'N?' : ''
  const procedure = procedures === null ? '' : 'R'
  const charge = `C${note}${procedure}`
  const message = diagnoses === 'message' ? `MEPV(?:${charge})+D+` : `MEPV(?:${charge}D+)+`
  const [open, close] = { none: ['', ''], batch: ['b', 't'], 'file+batch': ['fb', 'te'] }[wrapper]
  return new RegExp(`^${open}(?:${message})+${close}$`)
}

/** Reads a charge file of messages back: envelope, order of the segments, message headers, then fact by fact. */
export function readHl7File(
  bytes: Uint8Array,
  version: Hl7Version,
  options: Hl7Options = DEFAULT_HL7_OPTIONS,
): Result<ReadFile, string> {
  const parsed = parseHl7(bytes, options.segmentEnd === 'CR' ? '\r' : '\r\n')
  if (!parsed.ok) return fail(parsed.error)
  const segments = parsed.value
  if (!grammarOf(options).test(segments.map(segment => LETTER[segment.name] ?? '?').join(''))) {
    return fail('the segments do not stand in the order of a batch of charge messages')
  }
  if (options.characters === 'ascii' && bytes.some(byte => byte > 0x7e))
    return fail('the bytes are not ASCII')
  const messages = messagesOf(segments)
  const headerProblem = problemInHeaders(messages, version, options)
  if (headerProblem !== null) return fail(headerProblem)
  const lines: ChargeFacts[] = []
  for (const message of messages) {
    const facts = factsOfMessage(message, options)
    if (!facts.ok) return fail(facts.error)
    lines.push(...facts.value)
  }
  return envelope(segments, { messages: messages.length, lines, options })
}

function messagesOf(segments: readonly ParsedSegment[]): readonly (readonly ParsedSegment[])[] {
  const starts = segments.flatMap((segment, index) => (segment.name === 'MSH' ? [index] : []))
  const trailer = segments.findIndex(segment => segment.name === 'BTS')
  const end = trailer < 0 ? segments.length : trailer
  return starts.map((start, index) => segments.slice(start, starts[index + 1] ?? end))
}

const MESSAGE_TYPE: Readonly<Record<Hl7Version, string>> = { '2.3.1': '', '2.5.1': 'DFT_P03' }

function problemInHeaders(
  messages: readonly (readonly ParsedSegment[])[],
  version: Hl7Version,
  { processing }: Hl7Options,
): string | null {
  const seen = new Set<string>()
  for (const [header] of messages) {
    if (!header) return 'a message is empty'
    const type = [header.field(9, 1), header.field(9, 2), header.field(9, 3)].join(' ').trim()
    if (type !== `DFT P03 ${MESSAGE_TYPE[version]}`.trim()) return 'a message is of another type'
    if (!['P', 'T'].includes(header.field(11))) return 'a message is neither work nor training'
    if (header.field(11) !== messages[0]?.[0]?.field(11)) return 'work and training stand in one file'
    if (header.field(12) !== version) return 'a message is of another version'
    if (processing === 'T' && header.field(11) === 'P') return 'test and production are confused'
    const control = header.field(10)
    if (control === '' || control.length > 20 || seen.has(control))
      return 'a message number is missing or repeated'
    seen.add(control)
  }
  return null
}

type EnvelopeInput = {
  readonly messages: number
  readonly lines: readonly ChargeFacts[]
  readonly options: Hl7Options
}

function envelope(
  segments: readonly ParsedSegment[],
  { messages, lines, options }: EnvelopeInput,
): Result<ReadFile, string> {
  const isTest = segments.some(({ name, field }) => name === 'MSH' && field(11) === 'T')
  // A receiver that is sent tests only cannot tell a training file from another one.
  const whole = { messages, lines, training: options.processing === 'T' ? null : isTest }
  const named = (name: string) => segments.find(segment => segment.name === name)
  const [file, fileEnd, batch, batchEnd] = ['FHS', 'FTS', 'BHS', 'BTS'].map(named)
  if (!batch || !batchEnd) {
    const declared = { messages: null, lines: null, units: null }
    return ok({ ...whole, batch: null, fileNumber: null, claim: null, chainHead: null, declared })
  }
  if (fileEnd && fileEnd.field(1) !== '1') return fail('the file does not say that it holds one batch')
  const chain = /^AUDIT ([0-9a-f]{64})$/.exec(batch.field(10))
  if (!chain?.[1]) return fail('the audit chain head is missing')
  const [declaredLines = '', declaredUnits = '', declaredAmount] = batchEnd.repetitions(3)
  if (declaredAmount !== amountOf(lines, options)) return fail('the trailer totals another amount')
  return ok({
    ...whole,
    batch: batch.field(11),
    fileNumber: file?.field(11) ?? null,
    claim: batch.field(9),
    chainHead: chain[1],
    declared: {
      messages: wholeNumber(batchEnd.field(1)),
      lines: wholeNumber(declaredLines),
      units: wholeNumber(declaredUnits),
    },
  })
}

/** What the third total of BTS-3 has to say; nothing where no amounts are sent. */
function amountOf(lines: readonly ChargeFacts[], { amounts }: Hl7Options): string | undefined {
  if (amounts === 'none') return undefined
  const cents = lines.reduce((sum, { amount = '' }) => sum + Number(amount.replace('.', '')), 0)
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** NaN for anything that is not a whole number, so that it equals no count. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN
}
