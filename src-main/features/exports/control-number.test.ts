import { expect, test } from 'vitest'
import { batchNumber, chargeFileName, fileNumber, lineNumber, messageNumber } from './control-number.ts'

test('control numbers have the widths of their HL7 fields', () => {
  expect(lineNumber('K7M', 42)).toBe('K7M000000042')
  expect(batchNumber('K7M', 7)).toBe('K7M0000007')
  expect(fileNumber('K7M', 12)).toBe('K7M-00012')
  expect(messageNumber('K7M0000007', 1)).toBe('K7M0000007-00001')
  expect(messageNumber('K7M0000007', 100_000)).toBe('K7M0000007-000100000')
})

test('a number that outgrew its width is not cut to an old one', () => {
  expect(() => batchNumber('K7M', 10_000_000)).toThrow('does not fit')
})

test('a file is named for site, workstation, day and its own number', () => {
  const parts = {
    training: false,
    site: 'NORTH',
    workstation: 'K7M',
    createdAt: '2026-11-20T23:59:00.000-05:00',
    count: 3,
  }
  expect(chargeFileName({ ...parts, format: 'hl7' })).toBe('CHG_NORTHK7M_20261120_00003.hl7')
  expect(chargeFileName({ ...parts, training: true, format: 'csv' })).toBe(
    'CHG_TRAININGNORTHK7M_20261120_00003.csv',
  )
})
