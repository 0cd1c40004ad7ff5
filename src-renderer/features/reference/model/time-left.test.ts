import { expect, test } from 'vitest'
import { timeLeft } from './time-left.ts'

test.each([
  [null, ''],
  [2, 'a few seconds left'],
  [41, 'about 45 s left'],
  [119, 'about 120 s left'],
  [200, 'about 3 min left'],
])('%s seconds are told as %j', (seconds, words) => {
  expect(timeLeft(seconds)).toBe(words)
})
