import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { listUnseenRuns } from './run-queries.ts'
import { runSchedules } from './schedule.ts'
import { aDestination } from './testing/a-destination.ts'

const NOTHING = ok({ batch: null, files: [], withheld: [], waiting: null })

function scheduled(days: readonly ('mon' | 'fri')[] = ['mon', 'fri']) {
  const db = memoryDb()
  const schedule = { kind: 'daily' as const, at: ['17:00', '12:30'], days: [...days] }
  aDestination(db, { id: 'billing', folder: '/share', delivery: { schedule } })
  const sent: string[] = []
  const at = (time: string) =>
    runSchedules({
      db,
      clock: fixedClock(`2026-11-20T${time}:00.000-05:00`),
      send: async destination => {
        sent.push(`${destination} ${time}`)
        return NOTHING
      },
    })
  return { db, sent, at }
}

test('a time that has come is sent once, and noted', async () => {
  const { db, sent, at } = scheduled()
  for (const time of ['08:00', '12:29', '12:30', '12:31', '17:00', '23:59']) await at(time)
  expect(sent).toEqual(['billing 12:30', 'billing 17:00'])
  expect(listUnseenRuns(db, 9).map(({ due, outcome }) => [due, outcome])).toEqual([
    ['2026-11-20 17:00', 'nothing'],
    ['2026-11-20 12:30', 'nothing'],
  ])
})

test('times that passed while no window was open are made up for once', async () => {
  const { sent, at } = scheduled()
  await at('18:00')
  await at('18:01')
  expect(sent).toEqual(['billing 18:00'])
})

test('on another day of the week nothing is sent', async () => {
  const { sent, at } = scheduled(['mon'])
  await at('18:00')
  expect(sent).toEqual([])
})

test('while another export is composed it is asked again at the next look', async () => {
  const { db, sent, at } = scheduled()
  const clock = fixedClock('2026-11-20T18:00:00.000-05:00')
  await runSchedules({ db, clock, send: async () => fail(failure('export-running')) })
  expect(listUnseenRuns(db, 9)).toEqual([])
  await at('18:01')
  expect(sent).toEqual(['billing 18:01'])
})
