import { fail, ok, type Result } from '#shared/base/result.ts'
import { inDollars } from '../charge-facts.ts'
import type { ChargeFile, ChargeRecord } from '../charge-record.ts'
import { DIALECTS, type Sheet } from './dialect.ts'
import { dftSegments, partners } from './dft-message.ts'
import { renderSegment, text, type Segment, type SegmentProblem } from './segment.ts'
import { instantStamp } from './timestamp.ts'

const SEGMENT_END = { CR: '\r', CRLF: '\r\n' } as const

/**
 * A batch file of DFT^P03 messages: `FHS BHS { message } BTS FTS`, or less of it where the receiver wants less. UTF-8
 * without a byte order mark. BTS-1 counts messages, BTS-3 carries the lines, the units and, where prices are sent, the
 * amount. FHS-9 stays empty: it holds 20 characters and our names are longer. Source: HL7 v2.3.1 and v2.5.1, chapter 2,
 * batch protocol.
 */
export function writeHl7File(file: ChargeFile, sheet: Sheet): Result<Buffer, SegmentProblem> {
  const unpriced = file.records.map(record => amountProblem(record, sheet)).find(problem => problem !== null)
  if (unpriced) return fail(unpriced)
  const messages = file.records.flatMap((record, index) =>
    dftSegments(record, { file, sheet, position: file.messagesBefore + index + 1 }),
  )
  const batch = [batchHeader(file), ...messages, batchTrailer(file, sheet)]
  switch (sheet.options.wrapper) {
    case 'none':
      return render(sheet, messages)
    case 'batch':
      return render(sheet, batch)
    case 'file+batch':
      return render(sheet, [fileHeader(file), ...batch, { name: 'FTS', fields: { 1: text('1') } }])
  }
}

function fileHeader(file: ChargeFile): Segment {
  const created = text(instantStamp(file.createdAt))
  return { name: 'FHS', fields: { ...partners(file), 7: created, 11: text(file.fileNumber) } }
}

function batchHeader(file: ChargeFile): Segment {
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

function batchTrailer({ records }: ChargeFile, { options }: Sheet): Segment {
  const lines = records.flatMap(record => record.lines)
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0)
  const totals = [[String(lines.length)], [String(sum(({ units }) => units))]]
  const amount = inDollars(sum(({ amountCents }) => amountCents ?? 0))
  return {
    name: 'BTS',
    fields: {
      1: text(String(records.length)),
      3: options.amounts === 'extended' ? [...totals, [amount]] : totals,
    },
  }
}

/** Why a record cannot stand in an HL7 file of this sheet; null when it can. */
export function hl7Problem(record: ChargeRecord, file: ChargeFile, sheet: Sheet): SegmentProblem | null {
  const unpriced = amountProblem(record, sheet)
  if (unpriced) return unpriced
  const rendered = render(sheet, dftSegments(record, { file, sheet, position: 1 }))
  return rendered.ok ? null : rendered.error
}

/** FT1-11 may be empty by the standard, but a receiver that asks for amounts drops a charge without one. */
function amountProblem({ lines }: ChargeRecord, { options }: Sheet): SegmentProblem | null {
  const wanted = options.amounts === 'extended' && lines.some(({ amountCents }) => amountCents === null)
  return wanted ? { kind: 'no-amount', field: 'FT1-11' } : null
}

function render({ version, options }: Sheet, segments: readonly Segment[]): Result<Buffer, SegmentProblem> {
  const { table } = DIALECTS[version]
  const end = SEGMENT_END[options.segmentEnd]
  const rendered: string[] = []
  for (const segment of segments) {
    const result = renderSegment(segment, table, options.characters)
    if (!result.ok) return fail(result.error)
    rendered.push(result.value + end)
  }
  return ok(Buffer.from(rendered.join(''), 'utf8'))
}
