import { fail, ok, type Result } from '#shared/base/result.ts'
import { inDollars } from '../charge-facts.ts'
import type { ChargeRecord, FileHead, StreamedFile } from '../charge-record.ts'
import { DIALECTS, type Sheet } from './dialect.ts'
import { dftSegments, frameOf, partners, type MessagePlace } from './dft-message.ts'
import { quickMessages } from './quick-message.ts'
import { renderSegment, text, type Segment, type SegmentProblem } from './segment.ts'
import { instantStamp } from './timestamp.ts'

const SEGMENT_END = { CR: '\r', CRLF: '\r\n' } as const

type Totals = { messages: number; lines: number; units: number; cents: number }

/**
 * A batch file of DFT^P03 messages, message by message: `FHS BHS { message } BTS FTS`, or less of it where the receiver
 * wants less. UTF-8 without a byte order mark. BTS-1 counts messages, BTS-3 carries the lines, the units and, where
 * prices are sent, the amount. FHS-9 stays empty: it holds 20 characters and our names are longer. Ends with the problem
 * of a record that does not fit, or null. Source: HL7 v2.3.1 and v2.5.1, chapter 2, batch protocol.
 */
export function* writeHl7File(file: StreamedFile, sheet: Sheet): Generator<string, SegmentProblem | null> {
  const { wrapper } = sheet.options
  const totals: Totals = { messages: 0, lines: 0, units: 0, cents: 0 }
  const around = wrapper === 'file+batch' ? [fileHeader(file)] : []
  const head = render(sheet, wrapper === 'none' ? [] : [...around, batchHeader(file)])
  if (!head.ok) return head.error
  yield head.value
  const frame = frameOf(file, sheet)
  const quick = quickMessages(file, sheet)
  for (const record of file.records) {
    add(totals, record)
    const position = file.messagesBefore + totals.messages
    const text = quick === null ? null : quick(record, position)
    if (text !== null) {
      yield text
      continue
    }
    const message = renderMessage(record, { file, sheet, frame, position })
    if (!message.ok) return message.error
    yield message.value
  }
  const end: readonly Segment[] = wrapper === 'file+batch' ? [{ name: 'FTS', fields: { 1: text('1') } }] : []
  const tail = render(sheet, wrapper === 'none' ? [] : [batchTrailer(totals, sheet), ...end])
  if (!tail.ok) return tail.error
  yield tail.value
  return null
}

function add(totals: Totals, { lines }: ChargeRecord): void {
  totals.messages += 1
  totals.lines += lines.length
  for (const { units, amountCents } of lines) {
    totals.units += units
    totals.cents += amountCents ?? 0
  }
}

function fileHeader(file: FileHead): Segment {
  const created = text(instantStamp(file.createdAt))
  return { name: 'FHS', fields: { ...partners(file), 7: created, 11: text(file.fileNumber) } }
}

function batchHeader(file: FileHead): Segment {
  return {
    name: 'BHS',
    fields: {
      ...partners(file),
      7: text(instantStamp(file.createdAt)),
      9: text(file.claim.toUpperCase()),
      10: text(`AUDIT ${file.chainHead}`),
      11: text(file.batch),
    },
  }
}

function batchTrailer({ messages, lines, units, cents }: Totals, { options }: Sheet): Segment {
  const counts = [[String(lines)], [String(units)]]
  return {
    name: 'BTS',
    fields: {
      1: text(String(messages)),
      3: options.amounts === 'extended' ? [...counts, [inDollars(cents)]] : counts,
    },
  }
}

/** Why a record cannot stand in an HL7 file of this sheet; null when it can. */
export function hl7Problem(record: ChargeRecord, file: FileHead, sheet: Sheet): SegmentProblem | null {
  const rendered = renderMessage(record, { file, sheet, frame: frameOf(file, sheet), position: 1 })
  return rendered.ok ? null : rendered.error
}

/** One message, field by field. */
export function renderMessage(record: ChargeRecord, place: MessagePlace): Result<string, SegmentProblem> {
  const unpriced = amountProblem(record, place.sheet)
  return unpriced ? fail(unpriced) : render(place.sheet, dftSegments(record, place))
}

/** FT1-11 may be empty by the standard, but a receiver that asks for amounts drops a charge without one. */
function amountProblem({ lines }: ChargeRecord, { options }: Sheet): SegmentProblem | null {
  const wanted = options.amounts === 'extended' && lines.some(({ amountCents }) => amountCents === null)
  return wanted ? { kind: 'no-amount', field: 'FT1-11' } : null
}

function render({ version, options }: Sheet, segments: readonly Segment[]): Result<string, SegmentProblem> {
  const { rules } = DIALECTS[version]
  const end = SEGMENT_END[options.segmentEnd]
  let rendered = ''
  for (const segment of segments) {
    const result = renderSegment(segment, rules, options.characters)
    if (!result.ok) return fail(result.error)
    rendered += result.value + end
  }
  return ok(rendered)
}
