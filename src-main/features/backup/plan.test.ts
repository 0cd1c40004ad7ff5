import { expect, test } from 'vitest'
import { ageInWords, DEFAULT_PLAN, isDue, isOverdue } from './plan.ts'

const daily = { ...DEFAULT_PLAN, when: 'daily', at: '12:30' } as const
const hourly = { ...DEFAULT_PLAN, when: 'hours', hours: 4 } as const
const at = (time: string) => `2026-11-20T${time}:00.000-05:00`

test('without a backup one is due', () => {
  expect(isDue(daily, { lastAt: null, now: at('09:00') })).toBe(true)
})

test.each([
  ['08:00', '11:59', false],
  ['08:00', '12:00', true],
])('every four hours: after one at %s, at %s it is %s', (last, now, due) => {
  expect(isDue(hourly, { lastAt: at(last), now: at(now) })).toBe(due)
})

test.each([
  ['2026-11-19T12:30:00.000-05:00', '2026-11-20T12:29:00.000-05:00', false],
  ['2026-11-19T12:30:00.000-05:00', '2026-11-20T12:30:00.000-05:00', true],
  ['2026-11-19T12:29:00.000-05:00', '2026-11-20T08:00:00.000-05:00', true],
  ['2026-11-20T12:31:00.000-05:00', '2026-11-20T18:00:00.000-05:00', false],
])('once a day at 12:30: after one of %s, at %s it is %s', (lastAt, now, due) => {
  expect(isDue(daily, { lastAt, now })).toBe(due)
})

test('a computer that was off at the time of day makes up for it at its start', () => {
  expect(isDue(daily, { lastAt: '2026-11-17T12:30:00.000-05:00', now: at('08:00') })).toBe(true)
})

test.each([hourly, daily])('a backup from the future means a clock that was set back: one is due', plan => {
  expect(isDue(plan, { lastAt: '2027-01-01T00:00:00.000-05:00', now: at('09:00') })).toBe(true)
})

test('everybody has to know when twice the period went by', () => {
  expect(isOverdue(hourly, { lastAt: at('01:00'), now: at('09:00') })).toBe(false)
  expect(isOverdue(hourly, { lastAt: at('00:59'), now: at('09:00') })).toBe(true)
})

test.each([
  [20_000, 'just now'],
  [60_000, '1 minute ago'],
  [119 * 60_000, '119 minutes ago'],
  [120 * 60_000, '2 hours ago'],
  [47 * 3_600_000, '47 hours ago'],
  [72 * 3_600_000, '3 days ago'],
  [-1, 'in the future, by the clock of this computer'],
])('%i ms is %s', (ms, words) => {
  expect(ageInWords(ms)).toBe(words)
})
