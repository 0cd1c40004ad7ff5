import { expect, test } from 'vitest'
import { actionInWords, pathInWords, valueInWords } from './audit-words.ts'

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
  [false, 'no'],
  [[], 'empty'],
  [['R92.0', 'R92.1'], 'R92.0, R92.1'],
  ['right', 'right'],
  [{ side: 'right', note: '' }, 'side right'],
  [{ name: { familyName: 'TEST', givenName: '' }, cancelled: false }, 'family name TEST, cancelled no'],
  ['x'.repeat(200), `${'x'.repeat(120)}…`],
])('the value %j is shown as %j', (value, words) => {
  expect(valueInWords(value)).toBe(words)
})

test.each([
  ['patient.birthDate', 'Birth date'],
  ['exams.019a0000-0000-7000-8000-0000000000e1.noCharge', 'No charge'],
  ['exams.019a0000-0000-7000-8000-0000000000e1', 'The whole exam'],
])('the path %j is called %j', (path, words) => {
  expect(pathInWords(path)).toBe(words)
})
