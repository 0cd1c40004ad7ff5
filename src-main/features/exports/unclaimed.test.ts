import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { Database } from '#main/db/sqlite.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination } from './testing/a-destination.ts'
import { aDesk, exportAll, value } from './testing/a-desk.ts'
import { createUnclaimed } from './unclaimed.ts'
import { COUNT_UNCLAIMED } from './unclaimed-queries.ts'

async function aDeskWith(...claims: readonly ('professional' | 'facility' | 'both')[]) {
  const db = memoryDb()
  for (const kind of claims) aDestination(db, { id: kind, folder: tempFolder(), claims: kind })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const unclaimed = async () => value(await desk.exports.standing({})).unclaimed
  return { desk, unclaimed }
}

test('a kind of claim that is charged and goes nowhere is told, with how many lines', async () => {
  const { unclaimed } = await aDeskWith('professional')
  expect(await unclaimed()).toEqual([
    expect.stringMatching(/^No destination takes facility claims: 1 facility charge line /),
  ])
})

test.each([[[]], [['both']], [['professional', 'facility']]] as const)(
  'with destinations for %j nothing is told',
  async claims => {
    expect(await (await aDeskWith(...claims)).unclaimed()).toEqual([])
  },
)

test('what was exported by hand stays nowhere', async () => {
  const { desk, unclaimed } = await aDeskWith('professional')
  await exportAll(desk, tempFolder())
  expect(await unclaimed()).toEqual([])
})

/** A log in a file, read by one connection that says how often it counted, and written by another one. */
async function aCountedLog() {
  const path = join(tempFolder(), 'log.db')
  const [own, other] = [new Database(path), new Database(path)]
  migrate(own, MIGRATIONS)
  const db = writableDb(own)
  aDestination(db, { id: 'billing', folder: tempFolder(), claims: 'professional' })
  const desk = aDesk({ db })
  let counts = 0
  const one: ReadableDb['one'] = (sql, ...values) => {
    if (sql === COUNT_UNCLAIMED) counts += 1
    return db.one(sql, ...values)
  }
  let day = '2026-11-20'
  const clock = { ...fixedClock(), today: () => day }
  const unclaimed = createUnclaimed({ db: { ...db, one }, clock })
  const tomorrow = () => void (day = '2026-11-21')
  return { desk, other, unclaimed, tomorrow, counts: () => counts }
}

test('charges are gone through again only once the log was written to, by whomever, or the day is another', async () => {
  const { desk, other, unclaimed, tomorrow, counts } = await aCountedLog()
  expect([unclaimed(), unclaimed(), counts()]).toEqual([[], [], 1])
  await desk.complete(anEntry())
  expect([unclaimed(), unclaimed()]).toEqual(Array(2).fill([expect.stringContaining('1 facility charge')]))
  expect(counts()).toBe(2)
  other.exec("UPDATE session SET performed_on = '2026-01-02' WHERE state = 'complete'")
  expect([unclaimed(), unclaimed(), counts()]).toEqual([[], [], 3])
  tomorrow()
  expect([unclaimed(), unclaimed(), counts()]).toEqual([[], [], 4])
  other.close()
})

test('the lines are counted from the day on, by an index', () => {
  const plan = queryPlan(memoryDb(), COUNT_UNCLAIMED, '2026-11-01', 'facility').join('\n')
  expect(plan).toContain('SEARCH session USING INDEX session_by_state (state=? AND performed_on>?)')
  expect(plan).not.toMatch(/SCAN (session|charge_line|export_ledger)/)
})
