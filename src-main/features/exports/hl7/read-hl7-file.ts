import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Hl7Version } from '#shared/contract/exports.ts'
import { DEFAULT_HL7_OPTIONS, type Hl7Options } from '#shared/contract/hl7-options.ts'
import type { LineReader, ReadFile } from '../read-file.ts'
import { contentOf, segmentAt, type Hl7Content, type ParsedSegment } from './parse-hl7.ts'
import { quickReader } from './quick-read.ts'
import { messageReader, OUT_OF_ORDER, type Message, type MessageReader } from './read-message.ts'

/** What stands around the messages for each wrapper. What is not wanted must not be there either. */
const AROUND = {
  none: '',
  batch: 'BHS BTS ',
  'file+batch': 'FHS BHS BTS FTS ',
} as const satisfies Record<Hl7Options['wrapper'], string>
const HEADS: ReadonlySet<string> = new Set(['FHS', 'BHS'])
const TAILS: ReadonlySet<string> = new Set(['BTS', 'FTS'])

/** Reads a charge file of messages back, message by message: order of the segments, headers, envelope, facts. */
export function* readHl7File(
  bytes: Uint8Array,
  version: Hl7Version,
  options: Hl7Options = DEFAULT_HL7_OPTIONS,
): LineReader {
  if (options.characters === 'ascii' && bytes.some(byte => byte > 0x7e)) {
    return fail('the bytes are not ASCII')
  }
  const content = contentOf(bytes, options.segmentEnd === 'CR' ? '\r' : '\r\n')
  if (!content.ok) return content
  const { text } = content.value
  const reader = messageReader(version, options)
  const quick = quickReader(version, options)
  const around: ParsedSegment[] = []
  for (let at = 0; at < text.length;) {
    const isAfter = TAILS.has(around.at(-1)?.name ?? '')
    if (!isAfter && text.startsWith('MSH', at)) {
      const whole = quick === null ? null : quick(text, at)
      const message = whole === null ? messageAt(content.value, at, reader) : ok(whole)
      if (!message.ok) return message
      const problem = reader.note(message.value)
      if (problem !== null) return fail(problem)
      for (const line of message.value.lines) yield line
      at = message.value.end
      continue
    }
    const read = segmentIn(content.value, at)
    if (!read.ok) return read
    const { segment, next } = read.value
    const isHead = HEADS.has(segment.name) && reader.messages() === 0
    if (!TAILS.has(segment.name) && (isAfter || !isHead)) return fail(OUT_OF_ORDER)
    around.push(segment)
    at = next
  }
  return envelope(around, reader, options)
}

/** Reads the message that begins at a place segment by segment, up to the next one or the end of the batch. */
function messageAt(
  content: Hl7Content,
  at: number,
  reader: MessageReader,
): Result<Message & { readonly end: number }, string> {
  const segments: ParsedSegment[] = []
  let end = at
  while (end < content.text.length) {
    const read = segmentIn(content, end)
    if (!read.ok) return read
    const { segment, next } = read.value
    if (TAILS.has(segment.name) || (segment.name === 'MSH' && segments.length > 0)) break
    segments.push(segment)
    end = next
  }
  const message = reader.read(segments)
  return message.ok ? ok({ ...message.value, end }) : message
}

function segmentIn(content: Hl7Content, at: number) {
  const read = segmentAt(content, at)
  return read.ok ? read : fail(`segment ${numberAt(content, at)} ${read.error}`)
}

/** Which segment of the file begins at a place, counted from 1. */
function numberAt({ text, end }: Hl7Content, at: number): number {
  return text.slice(0, at).split(end).length
}

type Counted = Pick<ReturnType<typeof messageReader>, 'messages' | 'cents' | 'isTest'>

function envelope(
  around: readonly ParsedSegment[],
  { messages, cents, isTest }: Counted,
  options: Hl7Options,
): Result<ReadFile, string> {
  if (messages() === 0 || around.map(({ name }) => `${name} `).join('') !== AROUND[options.wrapper]) {
    return fail(OUT_OF_ORDER)
  }
  // A receiver that is sent tests only cannot tell a training file from another one.
  const whole = { messages: messages(), training: options.processing === 'T' ? null : isTest() }
  const named = (name: string) => around.find(segment => segment.name === name)
  const [file, fileEnd, batch, batchEnd] = ['FHS', 'FTS', 'BHS', 'BTS'].map(named)
  if (!batch || !batchEnd) {
    const declared = { messages: null, lines: null, units: null }
    return ok({ ...whole, batch: null, fileNumber: null, claim: null, chainHead: null, declared })
  }
  if (fileEnd && fileEnd.field(1) !== '1') return fail('the file does not say that it holds one batch')
  const chain = /^AUDIT ([0-9a-f]{64})$/.exec(batch.field(10))
  if (!chain?.[1]) return fail('the audit chain head is missing')
  const [declaredLines = '', declaredUnits = '', declaredAmount] = batchEnd.repetitions(3)
  if (declaredAmount !== amountOf(cents(), options)) return fail('the trailer totals another amount')
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
function amountOf(cents: number, { amounts }: Hl7Options): string | undefined {
  if (amounts === 'none') return undefined
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** NaN for anything that is not a whole number, so that it equals no count. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN
}
