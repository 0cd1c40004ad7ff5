import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Files } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDesk, chargesIn, exportAll } from '../testing/a-desk.ts'
import { Crash, endingDb, endingFiles, failingFiles, Steps, withoutLinks } from '../testing/failing-disk.ts'

const EVERY_CHARGE_ONCE = [
  'TEST-A-1 FACILITY 19283',
  'TEST-A-1 PROFESSIONAL 19283',
  'TEST-A-2 FACILITY 19283',
  'TEST-A-2 PROFESSIONAL 19283',
]

async function oneSession() {
  const db = memoryDb()
  await aDesk({ db }).complete(anEntry())
  return db
}

async function twoSessions() {
  const db = await oneSession()
  await aDesk({ db }).complete(anEntry({ accession: 'TEST-A-2' }))
  return db
}

/** The receiver takes every whole file out of the folder, as an interface engine does. */
function takeAll(folder: string, inbox: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('.')) renameSync(join(folder, name), join(inbox, name))
  }
}

function folders() {
  const root = tempFolder()
  const [folder, inbox] = [join(root, 'out'), join(root, 'inbox')]
  mkdirSync(folder)
  mkdirSync(inbox)
  return { folder, inbox }
}

/** Runs an export that ends at a step. False once there is no such step any more. */
async function exportThatEnds(
  db: ReturnType<typeof memoryDb>,
  { folder, files, endAt }: { readonly folder: string; readonly files: Files; readonly endAt: number },
): Promise<boolean> {
  const steps = new Steps(endAt)
  const desk = aDesk({ db: endingDb(db, steps), files: endingFiles(files, steps) })
  try {
    await exportAll(desk, folder)
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}

const DISKS = [
  { disk: 'with links', files: nodeFiles },
  { disk: 'without links', files: withoutLinks(nodeFiles) },
]
const RECEIVERS = [
  { receiver: 'none', taking: false },
  { receiver: 'a quick one', taking: true },
]
const CASES = DISKS.flatMap(disk => RECEIVERS.map(receiver => ({ ...disk, ...receiver })))

test.each(CASES)(
  'the process ends at any step ($disk, receiver: $receiver): both file and ledger, or neither, and each line leaves once',
  async ({ files, taking }) => {
    let crashes = 0
    for (let endAt = 1; ; endAt += 1) {
      const db = await twoSessions()
      const { folder, inbox } = folders()
      const crashed = await exportThatEnds(db, { folder, files, endAt })
      if (taking) takeAll(folder, inbox)
      const desk = aDesk({ db, files })
      await desk.exports.settled()

      const left = db.all('SELECT 1 FROM export_ledger').length
      const inFiles = [...chargesIn(folder), ...chargesIn(inbox)].length
      expect([endAt, inFiles]).toEqual([endAt, left])
      expect(db.all(`SELECT 1 FROM export_batch WHERE state IN ('queued', 'releasing')`)).toEqual([])
      expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])

      await exportAll(desk, folder)
      expect([...chargesIn(folder), ...chargesIn(inbox)].toSorted()).toEqual(EVERY_CHARGE_ONCE)
      expect((await exportAll(desk, folder)).batch).toBeNull()
      if (!crashed) break
      crashes += 1
    }
    expect(crashes).toBeGreaterThan(10)
  },
  60_000,
)

test.each(['denied', 'missing', 'full', 'exists', 'other'] as const)(
  'a step that fails with "%s" is a failure in words, and each line still leaves once',
  async kind => {
    let failures = 0
    for (let failAt = 1; failAt < 20; failAt += 1) {
      const db = await twoSessions()
      const { folder } = folders()
      const desk = aDesk({ db, files: failingFiles(nodeFiles, failAt, kind) })
      const outcome = await desk.exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder })
      if (!outcome.ok) failures += 1
      const restarted = aDesk({ db })
      await exportAll(restarted, folder)
      expect(chargesIn(folder)).toEqual(EVERY_CHARGE_ONCE)
      expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
    }
    expect(failures).toBeGreaterThan(2)
  },
  60_000,
)

test('the process ends again while the next start puts things right: each line leaves once', async () => {
  let secondCrashes = 0
  for (let endAt = 1, crashed = true; crashed; endAt += 1) {
    for (let againAt = 1, crashedAgain = true; crashedAgain; againAt += 1) {
      const db = await oneSession()
      const { folder } = folders()
      crashed = await exportThatEnds(db, { folder, files: nodeFiles, endAt })
      crashedAgain = await startThatEnds(db, againAt)
      if (crashedAgain) secondCrashes += 1

      await exportAll(aDesk({ db }), folder)
      expect(chargesIn(folder)).toEqual(EVERY_CHARGE_ONCE.slice(0, 2))
      expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
    }
  }
  expect(secondCrashes).toBeGreaterThan(20)
}, 60_000)

/** Starts the program on a log and ends it at a step. False once there is no such step. */
async function startThatEnds(db: ReturnType<typeof memoryDb>, endAt: number): Promise<boolean> {
  const steps = new Steps(endAt)
  try {
    await aDesk({ db: endingDb(db, steps), files: endingFiles(nodeFiles, steps) }).exports.settled()
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}
