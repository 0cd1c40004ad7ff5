import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'

const bytes = fc.uint8Array({ minLength: 29, maxLength: 29 })

test('a new code reads as itself, however it is typed', () => {
  fc.assert(
    fc.property(bytes, random => {
      const code = newRecoveryCode(() => random)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
      const plain = code.replaceAll('-', '')
      expect(readRecoveryCode(code)).toBe(plain)
      expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(plain)
      expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(plain)
    }),
  )
})

test('no two codes are the same', () => {
  expect(new Set(Array.from({ length: 100 }, () => newRecoveryCode())).size).toBe(100)
})

test.each(['', 'ABC', 'U'.repeat(30), '0'.repeat(29), '0'.repeat(31)])('%j is no code', typed => {
  expect(readRecoveryCode(typed)).toBeNull()
})

test('a code with two neighbours swapped is not taken', () => {
  const code = newRecoveryCode(() => Uint8Array.from({ length: 29 }, (_, index) => index)).replaceAll('-', '')
  const swapped = `${code.slice(0, 3)}${code.charAt(4)}${code.charAt(3)}${code.slice(5)}`
  expect(readRecoveryCode(swapped)).toBeNull()
})
