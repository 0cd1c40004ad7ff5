import { expect, test } from 'vitest'
import { formatCents, validityOf } from './charge-words.ts'

test.each([
  [123_450, '$1,234.50'],
  [5, '$0.05'],
  [0, '$0.00'],
])('%i cents are %s', (cents, words) => {
  expect(formatCents(cents)).toBe(words)
})

test.each([
  [null, null, 'always'],
  ['2026-01-01', null, 'from 2026-01-01'],
  [null, '2026-12-31', 'until 2026-12-31'],
  ['2026-01-01', '2026-12-31', '2026-01-01 – 2026-12-31'],
])('a row from %s to %s holds %s', (validFrom, validTo, words) => {
  expect(validityOf({ validFrom, validTo })).toBe(words)
})
