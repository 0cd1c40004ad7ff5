import { expect, test } from 'vitest'
import { nextNewYear } from './next-new-year.ts'

test.each([
  ['2026-11-20', '2027-01-01'],
  ['2026-12-31', '2027-01-01'],
  ['2027-01-01', '2028-01-01'],
])('after %s the next new year is %s', (today, newYear) => {
  expect(nextNewYear(today)).toBe(newYear)
})
