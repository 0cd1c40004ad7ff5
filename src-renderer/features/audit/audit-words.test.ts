import { expect, test } from 'vitest'
import { actionInWords, valueInWords } from './audit-words.ts'

test.each([
  ['draft-saved', 'Draft saved'],
  ['something-new-happened', 'Something new happened'],
  ['', ''],
])('the action %j is called %j', (action, words) => {
  expect(actionInWords(action)).toBe(words)
})

test.each([
  [null, 'empty'],
  ['', 'empty'],
  [0, '0'],
  [false, 'false'],
  ['right', 'right'],
  [{ side: 'right' }, '{"side":"right"}'],
  ['x'.repeat(200), `${'x'.repeat(120)}…`],
])('the value %j is shown as %j', (value, words) => {
  expect(valueInWords(value)).toBe(words)
})
