import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { percentOfCopy } from './percent-of-copy.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const heard: number[] = []
  let size: number | null = null
  const stat = () => (size === null ? null : { kind: 'file' as const, bytes: size, mode: 0 })
  const percent = percentOfCopy({ stat } as never, now => heard.push(now))
  const grow = (bytes: number) => {
    size = bytes
    vi.advanceTimersByTime(250)
  }
  return { heard, grow, ...percent }
}

test('while a file is copied the first half goes by its size', () => {
  const { heard, grow, hear, end } = watched()
  hear({ kind: 'copying', file: 'copy', bytes: 1_000 })
  for (const bytes of [100, 104, 500, 1_000, 1_200]) grow(bytes)
  end()
  expect(heard).toEqual([0, 5, 25, 50])
})

test('while the copy is read the second half goes by what was read, and the file is looked at no more', () => {
  const { heard, grow, hear } = watched()
  hear({ kind: 'copying', file: 'copy', bytes: 1_000 })
  hear({ kind: 'checking', share: 0 })
  grow(100)
  for (const share of [0.5, 0.99, 1]) hear({ kind: 'checking', share })
  expect(heard).toEqual([0, 50, 75, 99])
  expect(vi.getTimerCount()).toBe(0)
})

test('nothing is said twice, and nothing goes back', () => {
  const { heard, hear } = watched()
  for (const share of [0.2, 0.2, 0.1, 0.3]) hear({ kind: 'checking', share })
  expect(heard).toEqual([60, 65])
})
