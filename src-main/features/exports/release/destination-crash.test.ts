import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WritableDb } from '#main/db/handles.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination, SECTIONS } from '../testing/a-destination.ts'
import { aDesk, value, type Desk } from '../testing/a-desk.ts'
import { Crash, endingDb, endingFiles, Steps, withoutLinks } from '../testing/failing-disk.ts'

const send = (desk: Desk) =>
  desk.exports.send({ scope: 'all', destination: 'billing', onlyClosedDays: false })

async function aLog(kind: keyof typeof SECTIONS) {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, inbox] = [join(root, 'in'), join(root, 'inbox')]
  for (const place of [folder, inbox]) mkdirSync(place)
  aDestination(db, { id: 'billing', folder, format: SECTIONS[kind] })
  await aDesk({ db }).complete(anEntry())
  return { db, folder, inbox }
}

/** Sends and ends at a step. False once there is no such step. */
async function sendingThatEnds(db: WritableDb, endAt: number, files = nodeFiles): Promise<boolean> {
  const steps = new Steps(endAt)
  try {
    value(await send(aDesk({ db: endingDb(db, steps), files: endingFiles(files, steps) })))
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}

/** The line numbers in the whole files of some folders, each as often as it stands there. */
function lineNumbers(...folders: readonly string[]): readonly string[] {
  return folders
    .flatMap(folder => readdirSync(folder).map(name => ({ folder, name })))
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap(({ folder, name }) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const numbers = name.endsWith('x12')
        ? text.matchAll(/REF\*6R\*([A-Z0-9]{12})/g)
        : text.matchAll(/"identifier":\[\{"system":"urn:oid:2\.999\.1","value":"([A-Z0-9]{12})"/g)
      return [...numbers].map(([, number = '']) => number)
    })
    .toSorted()
}

const CASES = (['x12', 'fhir'] as const).flatMap(kind =>
  [
    { disk: 'with links', files: nodeFiles },
    { disk: 'without links', files: withoutLinks(nodeFiles) },
  ].flatMap(disk => [true, false].map(taking => ({ kind, ...disk, taking }))),
)

test.each(CASES)(
  'a $kind batch of a destination, the process ends at any step ($disk, a receiver takes: $taking): the next start finishes it, each line once',
  async ({ kind, files, taking }) => {
    let crashes = 0
    for (let endAt = 1; ; endAt += 1) {
      const { db, folder, inbox } = await aLog(kind)
      const crashed = await sendingThatEnds(db, endAt, files)
      const take = () => {
        for (const name of readdirSync(folder)) {
          if (!name.startsWith('.')) renameSync(join(folder, name), join(inbox, name))
        }
      }
      if (taking) take()
      const desk = aDesk({ db, files })
      await desk.exports.settled()
      const ledger = db.all<{ n: string }>('SELECT line_number AS n FROM export_ledger ORDER BY n')
      expect([endAt, lineNumbers(folder, inbox)]).toEqual([endAt, ledger.map(({ n }) => n)])
      expect(db.all(`SELECT 1 FROM export_batch WHERE state IN ('queued', 'releasing')`)).toEqual([])
      value(await send(desk))
      expect(new Set(lineNumbers(folder, inbox)).size).toBe(2)
      expect(lineNumbers(folder, inbox)).toHaveLength(2)
      expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
      if (!crashed) break
      crashes += 1
    }
    expect(crashes).toBeGreaterThan(10)
  },
  120_000,
)
