import { expect, test } from 'vitest'
import { readExcision, readSupply, writeExcision, writeSupply } from './coded-items.ts'

test.each([
  ['19301', { code: '19301', side: null, units: 1 }],
  ['19301 r', { code: '19301', side: 'right', units: 1 }],
  ['19126 LT x2', { code: '19126', side: 'left', units: 2 }],
  ['19126 2', { code: '19126', side: null, units: 2 }],
  ['19301 both', { code: '19301 BOTH', side: null, units: 1 }],
  ['', { code: '', side: null, units: 1 }],
] as const)('the excision %j', (text, excision) => {
  expect(readExcision(text)).toEqual(excision)
})

test.each([
  ['a4648', { code: 'A4648', units: 1 }],
  ['A4648 3', { code: 'A4648', units: 3 }],
  ['A4648 R', { code: 'A4648 R', units: 1 }],
] as const)('the supply %j', (text, supply) => {
  expect(readSupply(text)).toEqual(supply)
})

test('what is written is read back the same', () => {
  for (const text of ['19301', '19301 R', '19126 L x2']) expect(writeExcision(readExcision(text))).toBe(text)
  for (const text of ['A4648', 'A4648 x3']) expect(writeSupply(readSupply(text))).toBe(text)
})
