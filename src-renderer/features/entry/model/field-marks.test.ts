import { expect, test } from 'vitest'
import { emptyLesion } from '#shared/domain/session-entry.ts'
import { fieldMarks } from './field-marks.ts'

const lesions = [emptyLesion('A'), emptyLesion('C')]

test('what is missing marks its field and what the field is a part of, under the lesion’s letter', () => {
  const { missing } = fieldMarks(
    { problems: [], missing: [{ field: 'lesions[1].placement.guidance', text: 'Lesion C: guidance' }] },
    lesions,
  )
  expect([...missing]).toEqual([
    'lesions.C.placement.guidance',
    'lesions.C.placement',
    'lesions.C',
    'lesions',
  ])
})

test('of several reasons a field shows the first', () => {
  const { problems } = fieldMarks(
    {
      problems: [
        { field: 'performing.npi', message: 'first' },
        { field: 'performing.npi', message: 'second' },
        { field: 'performing.familyName', message: 'third' },
      ],
      missing: [],
    },
    lesions,
  )
  expect(problems.get('performing.npi')).toBe('first')
  expect(problems.get('performing')).toBe('first')
  expect(problems.get('performing.familyName')).toBe('third')
  expect(problems.has('performing.givenName')).toBe(false)
})
