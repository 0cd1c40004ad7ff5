import { expect, test } from 'vitest'
import { validityOf } from './charge-words.ts'

test.each([
  [null, null, 'always'],
  ['2026-01-01', null, 'from 2026-01-01'],
  [null, '2026-12-31', 'until 2026-12-31'],
  ['2026-01-01', '2026-12-31', '2026-01-01 – 2026-12-31'],
])('a row from %s to %s holds %s', (validFrom, validTo, words) => {
  expect(validityOf({ validFrom, validTo })).toBe(words)
})
