import { expect, test } from 'vitest'
import { ageInWords } from './age.ts'

test.each([
  ['2026-11-20T09:00:00Z', '2026-11-20T09:00:20Z', '0 min'],
  ['2026-11-20T09:00:00Z', '2026-11-20T10:30:00Z', '90 min'],
  ['2026-11-20T09:00:00Z', '2026-11-20T11:59:00Z', '2 h'],
  ['2026-11-20T09:00:00-05:00', '2026-11-24T09:00:00-05:00', '4 days'],
  ['2026-11-20T09:00:00Z', '2026-11-20T08:00:00Z', '0 min'],
])('from %s to %s is %s', (from, to, words) => {
  expect(ageInWords(from, to)).toBe(words)
})
