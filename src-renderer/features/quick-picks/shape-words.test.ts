import { expect, test } from 'vitest'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { shapeOf } from '#shared/domain/entry-shape.ts'
import { summaryOfShape } from './shape-words.ts'

test('a shape is told by its lesions, films, diagnoses and ticks', () => {
  const entry = anEntry({
    lesions: [
      aLesion({ placement: aPlacement({ devices: [{ type: 'wire', count: 2 }] }) }),
      aLesion({
        id: 'B',
        side: null,
        structure: 'axillary-node',
        placement: null,
        biopsy: { guidance: 'ultrasound', method: 'core' },
      }),
    ],
    mammogram: { side: 'right', sameUnitAsGuidance: false },
    specimenRadiographs: 1,
  })
  expect(summaryOfShape(shapeOf(entry))).toEqual([
    'right stereotactic wire ×2',
    'side open axillary node core biopsy',
    'mammogram right',
    '1 specimen film',
    'R92.1',
    '3 documents ticked',
  ])
})
