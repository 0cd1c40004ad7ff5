import { expect, test } from 'vitest'
import { serviceDayOf } from './service-day.ts'

test('the open session gives the day', () => {
  expect(serviceDayOf('2025-12-31', '2026-01-04')).toEqual({ on: '2025-12-31', because: 'session' })
})

test.each([null, '', '2026-02-30', '12/31'])('with %j as its date the day is today', performedOn => {
  expect(serviceDayOf(performedOn, '2026-01-04')).toEqual({ on: '2026-01-04', because: 'today' })
})
