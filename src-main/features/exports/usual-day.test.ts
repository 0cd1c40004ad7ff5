import { expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { aDesk, type Desk } from './testing/a-desk.ts'
import { unusualDay } from './usual-day.ts'

/** Fridays before November 20, 2026, the last first. */
const FRIDAYS = ['13', '06']
  .map(day => `2026-11-${day}`)
  .concat(
    ['30', '23', '16', '09', '02'].map(day => `2026-10-${day}`),
    '2026-09-25',
  )

async function fridaysOf(desk: Desk, sessions: number, days = FRIDAYS): Promise<void> {
  for (const performedOn of days) {
    for (let index = 0; index < sessions; index += 1) {
      await desk.complete(anEntry({ accession: `TEST-${performedOn.slice(5)}-${index}`, performedOn }))
    }
  }
}

test('a day with less than half of its weekday’s median is told with both numbers', async () => {
  const desk = aDesk()
  await fridaysOf(desk, 3)
  await desk.complete(anEntry())
  expect(unusualDay(desk.db, '2026-11-20')).toBe(
    'Friday, 2026-11-20, has 2 charge lines; the median of the last 8 Fridays is 6.',
  )
})

test('half of the median is not told, nor anything where there is little to compare with', async () => {
  const desk = aDesk()
  await fridaysOf(desk, 2)
  await desk.complete(anEntry())
  expect(unusualDay(desk.db, '2026-11-20')).toBeNull()
  expect(unusualDay(aDesk().db, '2026-11-20')).toBeNull()
})

test('one busy Friday among empty ones makes no median', async () => {
  const desk = aDesk()
  await fridaysOf(desk, 5, FRIDAYS.slice(0, 1))
  expect(unusualDay(desk.db, '2026-11-20')).toBeNull()
})
