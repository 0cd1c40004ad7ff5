import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, isoDayAfter } from '#shared/base/days.ts'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import { slicesOf } from './slices.ts'
import { timeBuckets } from './time-buckets.ts'

function day(text: string): IsoDate {
  const read = parseIsoDate(text)
  if (read === null) throw new Error(text)
  return read
}

test('the slices of a period cover each of its days once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 900 }), (start, length) => {
      const from = isoDayAfter(day('2001-01-01'), start)
      const through = isoDayAfter(from, length)
      const slices = slicesOf({ from, through })
      const days = slices.flatMap(slice =>
        Array.from({ length: daysBetween(slice.from, slice.through) + 1 }, (_, index) =>
          isoDayAfter(slice.from, index),
        ),
      )
      expect(days).toEqual(Array.from({ length: length + 1 }, (_, index) => isoDayAfter(from, index)))
    }),
  )
})

test('the last day of the calendar is a period', () => {
  expect(slicesOf({ from: day('9999-12-31'), through: day('9999-12-31') })).toHaveLength(1)
})

test.each([
  ['2026-11-01', '2026-11-30', 'Day', 30, '2026-11-01'],
  ['2026-07-01', '2026-09-30', 'Week from', 14, '2026-06-29'],
  ['2026-01-01', '2026-12-31', 'Month', 12, '2026-01'],
  ['2015-01-01', '2026-12-31', 'Year', 12, '2015'],
] as const)('%s through %s is told by %s', (from, through, unit, count, first) => {
  const buckets = timeBuckets({ from: day(from), through: day(through) })
  expect([buckets.unit, buckets.names.length, buckets.names[0]]).toEqual([unit, count, first])
  expect(buckets.names).toContain(buckets.nameOf(through))
})
