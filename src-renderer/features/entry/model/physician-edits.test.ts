import { expect, test } from 'vitest'
import { withFamilyName } from './physician-edits.ts'

const vale = { npi: '1234567893', familyName: 'TEST-VALE', givenName: 'Synthetic Ada' }
const dorn = { npi: '1245319599', familyName: 'TEST-DORN', givenName: 'Synthetic Bo' }

test('another name typed over a known physician leaves no given name and no NPI of theirs', () => {
  expect(withFamilyName(vale, 'TEST-DOR', [vale, dorn])).toEqual({
    npi: '',
    familyName: 'TEST-DOR',
    givenName: '',
  })
})

test('the name of a physician who is not known is corrected without losing what was typed beside it', () => {
  expect(withFamilyName(vale, 'TEST-VALES', [dorn])).toEqual({ ...vale, familyName: 'TEST-VALES' })
})

test('the same name typed again changes nothing', () => {
  expect(withFamilyName(vale, 'TEST-VALE', [vale])).toEqual(vale)
})
