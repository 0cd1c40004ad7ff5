import { expect, test } from 'vitest'
import { findPhysicians, physicianName } from './physician-search.ts'

const vale = { npi: '1234567893', familyName: 'TEST-VALE', givenName: 'Synthetic Ada' }
const dorn = { npi: '1245319599', familyName: 'TEST-DORN', givenName: 'Synthetic Bo' }

test.each([['val'], ['ada'], ['12345'], ['vale, synth']])('%j finds the one physician it names', text => {
  expect(findPhysicians(text, [vale, dorn])).toEqual([vale])
})

test('every word must fit', () => {
  expect(findPhysicians('vale bo', [vale, dorn])).toEqual([])
})

test('nothing typed names all', () => {
  expect(findPhysicians('', [vale, dorn])).toEqual([vale, dorn])
})

test('a name without its given part has no comma', () => {
  expect(physicianName({ npi: '', familyName: 'TEST-VALE', givenName: '' })).toBe('TEST-VALE')
})
