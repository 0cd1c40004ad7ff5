import type { ChargeRecord, NumberedLine } from '../charge-record.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

/**
 * The record as an 837 says it: each line with its amount and revenue code, from the line itself or from the options.
 * DMG03 knows F, M and U only, so another sex is sent as unknown. What stays null is refused by `claimProblem`.
 */
export function priced(record: ChargeRecord, options: X12Options): ChargeRecord {
  const { sex } = record.patient
  return {
    ...record,
    patient: { ...record.patient, sex: sex === 'other' ? 'unknown' : sex },
    lines: record.lines.map(line => ({
      ...line,
      amountCents: line.amountCents ?? priceOf(line, options),
      revenueCode: line.revenueCode ?? options.revenueCodes[line.code] ?? null,
    })),
  }
}

function priceOf(line: NumberedLine, { prices }: X12Options): number | null {
  const each = prices[line.code]
  return each === undefined ? null : each * line.units
}
