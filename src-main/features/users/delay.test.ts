import { expect, test } from 'vitest'
import { waitSeconds } from './delay.ts'

const AT = '2026-11-20T09:00:00.000-05:00'
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString()
const after = (failures: number, canBeLockedOut = true) =>
  waitSeconds({ failures, lastFailureAt: AT, canBeLockedOut }, AT)

test('the delay doubles with each failure from the second on, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 30].map(failures => after(failures))).toEqual([
    0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
  ])
})

test('for the last administrator it grows to a quarter of an hour', () => {
  expect([8, 9, 12, 40].map(failures => after(failures, false))).toEqual([64, 128, 900, 900])
})

test('time that has gone by is taken off, and a part of a second counts as a whole one', () => {
  const failed = { failures: 6, lastFailureAt: AT, canBeLockedOut: true }
  expect([0, 0.5, 15.2, 16, 3600].map(seconds => waitSeconds(failed, later(seconds)))).toEqual([
    16, 16, 1, 0, 0,
  ])
})

test('a clock that was set back does not make it longer', () => {
  const failed = { failures: 6, lastFailureAt: AT, canBeLockedOut: true }
  expect(waitSeconds(failed, later(-86_400))).toBe(16)
})
