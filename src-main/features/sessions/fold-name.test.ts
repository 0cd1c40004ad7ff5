import { expect, test } from 'vitest'
import { foldName } from './fold-name.ts'

test.each([
  ["O'Neil", 'o neil'],
  ['O’Neil', 'o neil'],
  ['  Ångström-Test ', 'angstrom test'],
  ['TESTPATIENT, Syn', 'testpatient syn'],
  ['王', '王'],
  ['|^~\\&', ''],
])('%j is searched for as %j', (text, folded) => {
  expect(foldName(text)).toBe(folded)
})
