import { expect, test } from 'vitest'
import { quadrantOf } from './quadrant.ts'

test.each([
  ['right', '10:00 4 cm', 'upper outer'],
  ['left', '10:00', 'upper inner'],
  ['left', '2:00', 'upper outer'],
  ['right', '2:00', 'upper inner'],
  ['right', '7:30', 'lower outer'],
  ['left', '5:00', 'lower outer'],
  ['left', '12:30', 'upper outer'],
  ['right', '12:00', 'overlapping'],
  ['left', '9:00', 'overlapping'],
  ['left', 'LIQ 2 cm', 'lower inner'],
] as const)('%s %s is %s', (side, location, quadrant) => {
  expect(quadrantOf(side, location)).toBe(quadrant)
})

test('free text and a clock position without a side have no quadrant', () => {
  expect(quadrantOf('right', 'behind the nipple')).toBeNull()
  expect(quadrantOf(null, '10:00')).toBeNull()
})
