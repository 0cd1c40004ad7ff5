import { expect, test } from 'vitest'
import { readDiagnosisCode } from './diagnosis-code.ts'

test.each([
  ['R92.1', 'R92.1'],
  ['r921', 'R92.1'],
  [' n63.11 ', 'N63.11'],
  ['C50411', 'C50.411'],
  ['Z86.000', 'Z86.000'],
  ['C7A.010', 'C7A.010'],
  ['I10', 'I10'],
])('%j is read as %s', (text, code) => {
  expect(readDiagnosisCode(text)).toBe(code)
})

test.each(['', 'R9', '92.1', 'R92.', 'R92.12345', 'R92 1', 'R92.1.2', 'RR2.1'])('%j is none', text => {
  expect(readDiagnosisCode(text)).toBeNull()
})
