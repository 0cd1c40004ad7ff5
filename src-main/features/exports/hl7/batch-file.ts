import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFile, ChargeRecord } from '../charge-record.ts'
import type { Dialect } from './dialect.ts'
import { dftSegments, partners } from './dft-message.ts'
import { renderSegment, text, type Segment, type SegmentProblem } from './segment.ts'
import { instantStamp } from './timestamp.ts'

/**
 * A batch file of DFT^P03 messages: `FHS BHS { message } BTS FTS`, each segment ended by a carriage return, UTF-8
 * without a byte order mark. BTS-1 counts messages, BTS-3 carries the lines and the units. FHS-9 stays empty: it holds
 * 20 characters and our names are longer. Source: HL7 v2.3.1 and v2.5.1, chapter 2, batch protocol.
 */
export function writeHl7File(file: ChargeFile, dialect: Dialect): Result<Buffer, SegmentProblem> {
  const created = text(instantStamp(file.createdAt))
  const lines = file.records.flatMap(record => record.lines)
  const units = lines.reduce((sum, line) => sum + line.units, 0)
  return render(dialect, [
    { name: 'FHS', fields: { ...partners(file), 7: created, 11: text(file.fileNumber) } },
    {
      name: 'BHS',
      fields: {
        ...partners(file),
        7: created,
        9: text(file.claim.toUpperCase()),
        10: text(`AUDIT ${file.chainHead}`),
        11: text(file.batch),
      },
    },
    ...file.records.flatMap((record, index) =>
      dftSegments(record, { file, dialect, position: file.messagesBefore + index + 1 }),
    ),
    {
      name: 'BTS',
      fields: { 1: text(String(file.records.length)), 3: [[String(lines.length)], [String(units)]] },
    },
    { name: 'FTS', fields: { 1: text('1') } },
  ])
}

/** Why a record cannot stand in an HL7 file of this version; null when it can. */
export function hl7Problem(record: ChargeRecord, file: ChargeFile, dialect: Dialect): SegmentProblem | null {
  const rendered = render(dialect, dftSegments(record, { file, dialect, position: 1 }))
  return rendered.ok ? null : rendered.error
}

function render(dialect: Dialect, segments: readonly Segment[]): Result<Buffer, SegmentProblem> {
  const rendered: string[] = []
  for (const segment of segments) {
    const result = renderSegment(segment, dialect.table)
    if (!result.ok) return fail(result.error)
    rendered.push(result.value)
  }
  return ok(Buffer.from(rendered.join(''), 'utf8'))
}
