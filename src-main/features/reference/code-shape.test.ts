import { expect, test } from 'vitest'
import { kindsByShape, plainCode, shownCode } from './code-shape.ts'

test.each([
  ['19283', ['cpt']],
  ['0001U', ['cpt']],
  ['A4648', ['hcpcs', 'icd-10-cm']],
  ['R92.0', ['icd-10-cm']],
  ['n63', ['icd-10-cm']],
  ['J01.90', ['icd-10-cm']],
  ['C50.A1', ['icd-10-cm']],
  ['W0001', ['icd-10-cm']],
  ['1928', []],
  ['', []],
])('%s has the shape of %j', (code, kinds) => {
  expect(kindsByShape(code)).toEqual(kinds)
})

test('a diagnosis is kept without its dot and shown with it', () => {
  expect(plainCode(' n63.11')).toBe('N6311')
  expect(shownCode('icd-10-cm', 'N6311')).toBe('N63.11')
  expect(shownCode('icd-10-cm', 'N63')).toBe('N63')
  expect(shownCode('hcpcs', 'A4648')).toBe('A4648')
})
