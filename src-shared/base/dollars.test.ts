import { expect, test } from 'vitest'
import { dollars } from './dollars.ts'

test.each([
  [0, '$0.00'],
  [5, '$0.05'],
  [99_999, '$999.99'],
  [123_450, '$1,234.50'],
  [123_456_789_00, '$123,456,789.00'],
])('%i cents are %s', (cents, words) => {
  expect(dollars(cents)).toBe(words)
})
