import { expect, test } from 'vitest'
import { emptyLesion } from '#shared/domain/session-entry.ts'
import { fieldPath } from './field-path.ts'

const lesions = [emptyLesion('A'), emptyLesion('C')]

test.each([
  ['lesions.1.side', 'lesions.C.side'],
  ['lesions[0].placement.guidance', 'lesions.A.placement.guidance'],
  ['lesions.C.side', 'lesions.C.side'],
  ['lesions.7.side', 'lesions.7.side'],
  ['lesions', 'lesions'],
  ['patient.birthDate', 'patient.birthDate'],
])('%s is %s', (path, named) => {
  expect(fieldPath(path, lesions)).toBe(named)
})
