import { expect, test } from 'vitest'
import { parseIsoDate, type IsoDate } from '../base/iso-date.ts'
import { periodOf, shiftPeriod } from './report-period.ts'

function day(text: string): IsoDate {
  const read = parseIsoDate(text)
  if (read === null) throw new Error(text)
  return read
}

test.each([
  ['day', '2026-11-20', '2026-11-20'],
  ['week', '2026-11-16', '2026-11-22'],
  ['month', '2026-11-01', '2026-11-30'],
  ['quarter', '2026-10-01', '2026-12-31'],
  ['year', '2026-01-01', '2026-12-31'],
  ['range', '2026-11-20', '2026-11-20'],
] as const)('the %s of 2026-11-20 is %s through %s', (unit, from, through) => {
  expect(periodOf(unit, day('2026-11-20'))).toEqual({ from, through })
})

test.each([
  ['month', '2026-01-01', '2026-01-31', -1, '2025-12-01', '2025-12-31'],
  ['month', '2024-01-01', '2024-01-31', 1, '2024-02-01', '2024-02-29'],
  ['quarter', '2026-10-01', '2026-12-31', 1, '2027-01-01', '2027-03-31'],
  ['year', '2026-01-01', '2026-12-31', -1, '2025-01-01', '2025-12-31'],
  ['week', '2026-11-16', '2026-11-22', -1, '2026-11-09', '2026-11-15'],
  ['range', '2026-11-03', '2026-11-05', 1, '2026-11-06', '2026-11-08'],
] as const)('the %s beside %s through %s', (unit, from, through, by, newFrom, newThrough) => {
  expect(shiftPeriod(unit, { from: day(from), through: day(through) }, by)).toEqual({
    from: newFrom,
    through: newThrough,
  })
})
