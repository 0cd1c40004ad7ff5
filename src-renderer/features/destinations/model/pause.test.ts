import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPause } from './pause.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('of several deeds in a row the last is done, once, when nothing newer came', () => {
  const done: string[] = []
  const pause = createPause(150)
  for (const deed of ['a', 'ab', 'abc']) {
    pause(() => done.push(deed))
    vi.advanceTimersByTime(100)
  }
  expect(done).toEqual([])
  vi.advanceTimersByTime(50)
  expect(done).toEqual(['abc'])
})

test('what comes after the pause is done as well', () => {
  const done: string[] = []
  const pause = createPause(150)
  for (const deed of ['a', 'b']) {
    pause(() => done.push(deed))
    vi.advanceTimersByTime(150)
  }
  expect(done).toEqual(['a', 'b'])
})
