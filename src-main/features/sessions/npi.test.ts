import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNpi } from './npi.ts'

test('the example of the standard is an NPI', () => {
  expect(isNpi('1234567893')).toBe(true)
})

test.each(['', '123456789', '12345678931', '1234567890', '123456789X', ' 1234567893', '1234567839'])(
  '%j is none',
  text => {
    expect(isNpi(text)).toBe(false)
  },
)

test('of ten last digits exactly one fits, and one wrong digit never does', () => {
  const nine = fc.stringMatching(/^[12]\d{8}$/)
  fc.assert(
    fc.property(nine, fc.nat(8), fc.integer({ min: 1, max: 9 }), (start, place, step) => {
      const fitting = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).filter(isNpi)
      expect(fitting).toHaveLength(1)
      const digits = [...(fitting[0] ?? '')]
      digits[place] = String((Number(digits[place]) + step) % 10)
      expect(isNpi(digits.join(''))).toBe(false)
    }),
  )
})
