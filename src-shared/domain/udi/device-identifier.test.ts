import { expect, test } from 'vitest'
import { readDeviceIdentifier } from './device-identifier.ts'

test.each([
  ['00312345678906', '00312345678906'],
  [' 312345678906 ', '00312345678906'],
  ['5901234123457', '05901234123457'],
  ['+a99912345', 'A99912345'],
  ['A9999XYZ100T0944', 'A9999XYZ100T0944'],
  ['1TE123456A', '1TE123456A'],
])('%j is %s', (typed, number) => {
  expect(readDeviceIdentifier(typed)).toEqual({ ok: true, value: number })
})

test.each([
  ['00312345678907', 'Check digit 6 expected, 7 read'],
  ['', 'Is 14 digits'],
  ['1234567890', 'Is 14 digits'],
  ['12', 'Is 14 digits'],
  ['A B C', 'Is 14 digits'],
])('%j is refused in words', (typed, words) => {
  expect(readDeviceIdentifier(typed)).toMatchObject({ ok: false, error: expect.stringContaining(words) })
})
