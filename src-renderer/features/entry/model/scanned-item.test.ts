import { expect, test } from 'vitest'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { blankUdi } from '#shared/domain/udi/udi.ts'
import { BLANK_ITEM } from './item-edits.ts'
import { missingFrom, scannedWords } from './scanned-item.ts'

const udi = { ...blankUdi('GS1'), serial: 'S1', lot: 'L1', expiresOn: parseIsoDate('2027-01-31') }

test('what a scan brought is said', () => {
  const words = scannedWords('TEST seed', 'A', { udi, performedOn: '2026-11-20' })
  expect(words).toEqual({
    tone: 'info',
    text: 'TEST seed into lesion A: serial S1, lot L1, expires 2027-01-31.',
  })
})

test('an expired device is said to be so, a day that cannot be read is not guessed at', () => {
  expect(scannedWords('TEST seed', 'A', { udi, performedOn: '2027-02-01' })).toMatchObject({
    tone: 'warn',
    text: expect.stringContaining('EXPIRED 2027-01-31'),
  })
  expect(scannedWords('TEST seed', 'A', { udi, performedOn: '9999' }).tone).toBe('info')
})

test('a barcode without numbers says so', () => {
  const words = scannedWords('TEST seed', 'A', { udi: blankUdi('GS1'), performedOn: '' })
  expect(words.text).toContain('states no lot, serial number or expiry')
})

test('a second barcode fills what is empty and writes over nothing', () => {
  expect(missingFrom({ ...BLANK_ITEM, lot: 'L0' }, udi)).toEqual({ serial: 'S1', expiresOn: '2027-01-31' })
  expect(missingFrom(BLANK_ITEM, blankUdi('GS1'))).toEqual({})
})
