import { expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination } from './testing/a-destination.ts'
import { aDesk, exportAll, value } from './testing/a-desk.ts'
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

test('the lines are counted from the day on, by an index', () => {
  const plan = queryPlan(memoryDb(), COUNT_UNCLAIMED, '2026-11-01', 'facility').join('\n')
  expect(plan).toContain('SEARCH session USING INDEX session_by_state (state=? AND performed_on>?)')
  expect(plan).not.toMatch(/SCAN (session|charge_line|export_ledger)/)
})
