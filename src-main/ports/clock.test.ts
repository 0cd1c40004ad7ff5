import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDay, localInstant } from './clock.ts'

const instants = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T23:59:59Z'),
  noInvalidDate: true,
})

test('the day is the one that the instant in local time begins with', () => {
  fc.assert(fc.property(instants, date => localDay(date) === localInstant(date).slice(0, 10)))
})

test('an instant in local time is the same instant', () => {
  const now = new Date('2026-11-20T14:10:00.250Z')
  expect(new Date(localInstant(now))).toEqual(now)
})
