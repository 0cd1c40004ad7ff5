import { expect, test } from 'vitest'
import { fieldLabel, withLabel } from './field-labels.ts'

test.each([
  ['patient.birthDate', 'Birth date'],
  ['lesions.B.location', 'Lesion B'],
  ['excisions.1.code', 'Excision 2'],
  ['diagnoses.0.code', 'Diagnosis 1'],
  ['diagnoses', 'Diagnoses'],
  ['something.else', ''],
])('%s is called %j', (path, label) => {
  expect(fieldLabel(path)).toBe(label)
})

test('a message gets its field in front once', () => {
  expect(withLabel('performing.npi', 'Is no NPI.')).toBe('Performed by, NPI: is no NPI.')
  expect(withLabel('lesions.A.side', 'Lesion A: which side?')).toBe('Lesion A: which side?')
})
