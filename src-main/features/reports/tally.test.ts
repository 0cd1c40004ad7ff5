import { expect, test } from 'vitest'
import { createTally } from './tally.ts'

test('rows that agree in all that is no number are added up; null is a value of its own', () => {
  const tally = createTally()
  tally.add([
    { code: '19283', left: null, units: 2 },
    { code: '19284', left: null, units: 1 },
  ])
  tally.add([
    { code: '19283', left: null, units: 3 },
    { code: '19283', left: '2', units: 1 },
  ])
  expect(tally.rows()).toEqual([
    { code: '19283', left: null, units: 5 },
    { code: '19284', left: null, units: 1 },
    { code: '19283', left: '2', units: 1 },
  ])
})
