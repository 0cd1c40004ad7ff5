import { expect, test } from 'vitest'
import { createAttemptLimit } from './attempt-limit.ts'

test('three wrong codes are free, then each wait is twice the one before, up to a quarter of an hour', () => {
  let now = 0
  const limit = createAttemptLimit(() => now)
  const waits = Array.from({ length: 10 }, () => {
    limit.wrong()
    const wait = limit.waitMs() / 1000
    now += limit.waitMs()
    return wait
  })
  expect(waits).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  expect([limit.waitMs(), limit.wrongTries()]).toEqual([0, 10])
})
