import { expect, test } from 'vitest'
import { downtimeNumber, readDowntimeNumber } from './downtime-number.ts'

test('a number has the workstation and six digits', () => {
  expect(downtimeNumber('K7M', 42)).toBe('DTK7M000042')
  expect(() => downtimeNumber('K7M', 1_000_000)).toThrow('does not fit')
})

test.each(['DTK7M000042', 'dtk7m000042', ' DT-K7M-000042 '])('%j is read', text => {
  expect(readDowntimeNumber(text)).toBe('DTK7M000042')
})

test.each(['', 'DT', 'DTK7M00042', 'K7M000042', 'DTK7M000042X', 'TEST-A-1'])('%j is no number', text => {
  expect(readDowntimeNumber(text)).toBeNull()
})
