import { expect, test } from 'vitest'
import { changedField } from './changed-field.ts'

test.each([
  ['patient.birthDate', 'Birth date'],
  ['note', 'Note'],
  ['state', 'State'],
  ['', 'The whole entry'],
  ['lesions.1', 'Lesion B'],
  ['lesions.1.placement.failedGuidance', 'Lesion B, placement, failed guidance'],
  ['diagnoses.0.code', 'Diagnosis 1, code'],
  ['documentation.operativeReport', 'Documentation, operative report'],
  ['mammogram.side', 'Mammogram'],
])('%s is called "%s"', (path, words) => {
  expect(changedField(path)).toBe(words)
})
