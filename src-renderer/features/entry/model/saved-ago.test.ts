import { expect, test } from 'vitest'
import { savedAgo } from './saved-ago.ts'

const at = '2026-11-20T09:10:00.000Z'
const later = (seconds: number) => Date.parse(at) + seconds * 1_000

test.each([
  [0, 'Saved just now'],
  [2, 'Saved 2 s ago'],
  [59.9, 'Saved 59 s ago'],
  [60, 'Saved 1 min ago'],
  [7_200, 'Saved'],
])('%d seconds later it says %j', (seconds, words) => {
  expect(savedAgo(at, later(seconds))).toBe(words)
})

test('a clock that is behind the one that saved says just now', () => {
  expect(savedAgo(at, later(-30))).toBe('Saved just now')
})
