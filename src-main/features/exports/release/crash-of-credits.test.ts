import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { Files } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDesk, chargesIn, exportAll, value } from '../testing/a-desk.ts'
import { Crash, endingDb, endingFiles, failingFiles, Steps } from '../testing/failing-disk.ts'

const EVERY_LINE_ONCE = [
  'TEST-A-1 FACILITY 19283',
  'TEST-A-1 PROFESSIONAL 19283',
  'credit TEST-A-1 FACILITY 19283',
  'credit TEST-A-1 PROFESSIONAL 19283',
  'credit TEST-A-2 FACILITY 19283',
  'credit TEST-A-2 PROFESSIONAL 19283',
]

const toTheLeft = (entry: SessionEntry): SessionEntry => ({
  ...entry,
  lesions: entry.lesions.map(lesion => ({ ...lesion, side: 'left' })),
})

/** A log from which two sessions left; one is corrected, the other voided. */
async function aLogWithCredits() {
  const db = memoryDb()
  const desk = aDesk({ db })
  const corrected = await desk.complete(anEntry())
  const voided = await desk.complete(anEntry({ accession: 'TEST-A-2' }))
  await exportAll(desk, tempFolder())
  await desk.correct(corrected, toTheLeft)
  value(
    await desk.corrections.voidCharges({
      commandId: randomUUID(),
      id: voided,
      reason: 'duplicate-charge',
      note: '',
    }),
  )
  return db
}

async function exportThatEnds(db: ReturnType<typeof memoryDb>, folder: string, endAt: number): Promise<boolean> {
  const steps = new Steps(endAt)
  try {
    await exportAll(aDesk({ db: endingDb(db, steps), files: endingFiles(nodeFiles, steps) }), folder)
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}

function inboxBeside(folder: string): string {
  const inbox = join(folder, '..', 'inbox')
  mkdirSync(inbox)
  return inbox
}

const numberOf = (db: ReturnType<typeof memoryDb>, sql: string) => db.all(sql).length

const reservedIn = (db: ReturnType<typeof memoryDb>) =>
  numberOf(db, `SELECT 1 FROM export_credit`) +
  numberOf(
    db,
    `SELECT 1
     FROM export_ledger
     JOIN charge_line ON charge_line.id = charge_line_id
     JOIN correction ON correction.replacement_id = charge_line.session_id`,
  )

test.each([{ taking: false }, { taking: true }])(
  'the process ends at any step (receiver takes at once: $taking): credits and replacements leave once, and together',
  async ({ taking }) => {
    let crashes = 0
    for (let endAt = 1; ; endAt += 1) {
      const db = await aLogWithCredits()
      const folder = join(tempFolder(), 'out')
      mkdirSync(folder)
      const inbox = inboxBeside(folder)
      const crashed = await exportThatEnds(db, folder, endAt)
      if (taking) for (const name of wholeIn(folder)) renameSync(join(folder, name), join(inbox, name))
      const desk = aDesk({ db })
      await desk.exports.settled()

      const inFiles = [...chargesIn(folder), ...chargesIn(inbox)].length
      expect([endAt, inFiles]).toEqual([endAt, reservedIn(db)])
      expect([0, EVERY_LINE_ONCE.length]).toContain(inFiles)

      await exportAll(desk, folder)
      expect([...chargesIn(folder), ...chargesIn(inbox)].toSorted()).toEqual(EVERY_LINE_ONCE)
      expect((await exportAll(desk, folder)).batch).toBeNull()
      if (!crashed) break
      crashes += 1
    }
    expect(crashes).toBeGreaterThan(10)
  },
  60_000,
)

function wholeIn(folder: string): readonly string[] {
  return readdirSync(folder).filter(name => !name.startsWith('.'))
}

test.each(['denied', 'full', 'exists'] as const)(
  'a step that fails with "%s": credits and replacements still leave once',
  async kind => {
    let failures = 0
    for (let failAt = 1; failAt < 20; failAt += 1) {
      const db = await aLogWithCredits()
      const folder = tempFolder()
      const files: Files = failingFiles(nodeFiles, failAt, kind)
      const outcome = await aDesk({ db, files }).exports.run({
        scope: 'all',
        format: 'csv',
        hl7Version: '2.3.1',
        folder,
      })
      if (!outcome.ok) failures += 1
      await exportAll(aDesk({ db }), folder)
      expect(chargesIn(folder)).toEqual(EVERY_LINE_ONCE)
    }
    expect(failures).toBeGreaterThan(2)
  },
  60_000,
)

/** A batch with credits whose folder goes away when its second file is named. */
async function halfReleased() {
  const db = await aLogWithCredits()
  const folder = join(tempFolder(), 'share')
  mkdirSync(folder)
  let named = 0
  const files: Files = {
    ...nodeFiles,
    link: (from, to) => {
      if (!to.endsWith('.part')) named += 1
      if (named === 2) renameSync(folder, `${folder}-away`)
      nodeFiles.link(from, to)
    },
  }
  const desk = aDesk({ db, files })
  const outcome = await desk.exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder })
  return { db, desk, folder, outcome }
}

test('while a batch with credits is undecided the correction stays as it is, and the void is not taken back', async () => {
  const { db, desk, outcome } = await halfReleased()
  expect(outcome.ok).toBe(false)
  const [voided, corrected] = ['IS NULL', 'IS NOT NULL'].map(
    kind =>
      db.one<{ id: SessionId; replacement: SessionId }>(
        `SELECT session_id AS id, replacement_id AS replacement FROM correction WHERE replacement_id ${kind}`,
      ) ?? { id: 'none' as SessionId, replacement: 'none' as SessionId },
  )
  if (!voided || !corrected) throw new Error('two corrections')
  const command = { commandId: randomUUID() }
  expect(await desk.corrections.withdrawVoid({ ...command, id: voided.id })).toMatchObject({
    error: { code: 'void-left' },
  })
  expect(
    await desk.sessions.reopen({ ...command, id: corrected.replacement, revision: 1 }),
  ).toMatchObject({ error: { code: 'wrong-state' } })
  const { withheld } = value(await desk.exports.preview({ scope: 'all', destination: null, onlyClosedDays: false }))
  expect(withheld).toMatchObject([{ reason: expect.stringMatching(/^Waiting: batch /) }])
})

test('when the folder is back the batch with credits is finished, each line once', async () => {
  const { db, folder } = await halfReleased()
  renameSync(`${folder}-away`, folder)
  await aDesk({ db }).exports.settled()
  expect(chargesIn(folder)).toEqual(EVERY_LINE_ONCE)
})
