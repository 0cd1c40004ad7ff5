import { expect, test } from 'vitest'
import { readDate } from './read-date.ts'

test.each([
  ['2/3/1971', '1971-02-03'],
  ['02031971', '1971-02-03'],
  ['12-31-2025', '2025-12-31'],
  [' 1971-02-03 ', '1971-02-03'],
])('%j is %s', (typed, date) => {
  expect(readDate(typed)).toBe(date)
})

test.each(['2/30/2026', '13/1/2026', '2/3/71', '2026-02-30', 'yesterday'])('%j stays as typed', typed => {
  expect(readDate(typed)).toBe(typed)
})
