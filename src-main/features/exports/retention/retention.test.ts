import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAudit } from '#main/features/audit/index.ts'
import { createLanes, directShare } from '#main/features/shares/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination } from '../testing/a-destination.ts'
import { aDesk, value } from '../testing/a-desk.ts'
import { retireSentFiles } from './retire.ts'

/** A log that sent two files on November 20, with a rule of 30 days. */
async function sent() {
  const db = memoryDb()
  const folder = tempFolder()
  aDestination(db, { id: 'billing', folder })
  const desk = aDesk({ db })
  await desk.complete(anEntry())
  const { batch } = value(
    await desk.exports.send({ scope: 'all', destination: 'billing', onlyClosedDays: false }),
  )
  value(await desk.exports.setRetention({ destination: 'billing', days: 30 }))
  const lookOn = (day: string) => {
    const clock = fixedClock(`${day}T12:00:00.000-05:00`)
    const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
    return retireSentFiles({ db, clock, audit, lanes: createLanes(directShare(nodeFiles)) })
  }
  const retired = async () => value(await desk.exports.proof({ batch: batch ?? '' })).retired
  return { db, desk, folder, batch: batch ?? '', names: readdirSync(folder), lookOn, retired }
}

test('files lie in their folder until the days are over, then go; ledger and bytes stay', async () => {
  const { db, desk, folder, batch, lookOn, retired } = await sent()
  await lookOn('2026-12-20')
  expect(readdirSync(folder)).toHaveLength(2)
  await lookOn('2026-12-21')
  expect(readdirSync(folder)).toEqual([])
  expect((await retired()).map(({ outcome }) => outcome)).toEqual(['removed', 'removed'])
  expect(db.all('SELECT 1 FROM export_ledger')).toHaveLength(2)
  const elsewhere = tempFolder()
  value(await desk.exports.again({ batch, folder: elsewhere }))
  expect(readdirSync(elsewhere)).toHaveLength(2)
})

test('a file that was changed is left, one that is gone is noted', async () => {
  const { folder, names, lookOn, retired } = await sent()
  const [changed = '', taken = ''] = names
  writeFileSync(join(folder, changed), 'theirs now')
  nodeFiles.unlink(join(folder, taken))
  await lookOn('2027-01-01')
  expect(existsSync(join(folder, changed))).toBe(true)
  expect((await retired()).map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'gone'])
})

test('without a rule nothing is removed', async () => {
  const { desk, folder, lookOn } = await sent()
  value(await desk.exports.setRetention({ destination: 'billing', days: null }))
  await lookOn('2030-01-01')
  expect(readdirSync(folder)).toHaveLength(2)
})

test('the proof names files, totals, sheet, chain and who asked', async () => {
  const { desk, batch, names } = await sent()
  const proof = value(await desk.exports.proof({ batch }))
  expect(proof).toMatchObject({ by: 'test-desk', destinationName: 'Receiver billing', answers: [] })
  expect(proof.summary.files.map(({ name }) => name)).toEqual(names.toSorted())
  expect(proof.sheetHash).toMatch(/^[0-9a-f]{64}$/)
  const printed = value(await desk.exports.printProof({ batch, folder: tempFolder() }))
  const bytes = nodeFiles.read(printed).toString('latin1')
  expect(bytes.startsWith('%PDF-')).toBe(true)
  expect(bytes).not.toContain('TESTPATIENT')
})
