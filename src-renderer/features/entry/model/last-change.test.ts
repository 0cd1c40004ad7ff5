import { expect, test } from 'vitest'
import { lastChangeInWords } from './last-change.ts'

const NOW = Date.parse('2026-11-20T14:10:00.000Z')
const change = (minutesAgo: number, mine = false) => ({
  by: 'ROE, Test',
  at: new Date(NOW - minutesAgo * 60_000).toISOString(),
  mine,
})

test('a draft that somebody else changed a short time ago is being typed', () => {
  const said = lastChangeInWords(change(2), { state: 'draft', nowMs: NOW })
  expect(said).toBe('Being typed by ROE, Test, last change 2 min ago')
  expect(lastChangeInWords(change(0), { state: 'draft', nowMs: NOW })).toMatch(/just now$/)
})

test('one that was left a while ago, and what is no draft, was changed', () => {
  expect(lastChangeInWords(change(15), { state: 'draft', nowMs: NOW })).toMatch(
    /^Last changed by ROE, Test, /,
  )
  expect(lastChangeInWords(change(2), { state: 'complete', nowMs: NOW })).toMatch(/^Last changed by/)
})

test('what was changed at this desk by the same person is not said', () => {
  expect(lastChangeInWords(change(2, true), { state: 'draft', nowMs: NOW })).toBeNull()
  expect(lastChangeInWords(null, { state: 'draft', nowMs: NOW })).toBeNull()
})
