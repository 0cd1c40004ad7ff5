import { expect, test } from 'vitest'
import { daysBetween, isoDayAfter, weekdayOf } from './days.ts'
import { parseIsoDate, type IsoDate } from './iso-date.ts'

function day(text: string): IsoDate {
  const read = parseIsoDate(text)
  if (read === null) throw new Error(text)
  return read
}

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-11-20', 0, '2026-11-20'],
] as const)('%s and %i days is %s', (from, days, to) => {
  expect(isoDayAfter(day(from), days)).toBe(to)
  expect(daysBetween(day(from), day(to))).toBe(days)
})

test('Monday is 1 and Sunday 7', () => {
  expect(['2026-11-16', '2026-11-20', '2026-11-22'].map(text => weekdayOf(day(text)))).toEqual([1, 5, 7])
})
