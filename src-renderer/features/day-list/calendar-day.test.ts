import { expect, test } from 'vitest'
import { dayInWords, shiftDay } from './calendar-day.ts'

test('days are counted over the ends of months and years', () => {
  expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01')
  expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29')
})

test('a day is written with its weekday', () => {
  expect(dayInWords('2026-11-20')).toBe('Fri, Nov 20, 2026')
})

test('what is no day is left as it is', () => {
  expect(shiftDay('someday', 1)).toBe('someday')
  expect(dayInWords('2026-02-30')).toBe('2026-02-30')
})
