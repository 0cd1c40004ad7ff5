import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseAfter } from './retry.ts'

test('the first attempt is repeated after a minute, the seventh after an hour', () => {
  expect([1, 2, 3, 7].map(pauseAfter)).toEqual([60_000, 120_000, 300_000, 3_600_000])
})

test('a pause is never shorter than the one before and never longer than an hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), attempts => {
      expect(pauseAfter(attempts + 1)).toBeGreaterThanOrEqual(pauseAfter(attempts))
      expect(pauseAfter(attempts)).toBeLessThanOrEqual(3_600_000)
    }),
  )
})
