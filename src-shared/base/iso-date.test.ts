import { expect, test } from 'vitest'
import { parseIsoDate } from './iso-date.ts'

test.each(['2026-11-20', '2024-02-29', '2000-02-29', '0001-01-01'])('%s is a day', text => {
  expect(parseIsoDate(text)).toBe(text)
})

test.each([
  '2026-02-30',
  '2023-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-11-31',
  '2026-1-5',
  '20261120',
  '',
  '2026-11-20 ',
])('%j is not a day', text => {
  expect(parseIsoDate(text)).toBeNull()
})
