import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { createLanes, directShare } from '#main/features/shares/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { adHocSheet } from './destinations/ad-hoc-sheet.ts'
import { partsOf } from './plan.ts'
import { deliverBatch } from './release/deliver.ts'
import { prepareExport, type Course, type ExportTools } from './run-export.ts'
import type { SelectedRecord } from './selection.ts'
import { aDesk, chargesIn } from './testing/a-desk.ts'
import { targetOf } from './target.ts'

/** Five sessions that leave two a file. */
async function fiveSessions() {
  const db = memoryDb()
  const desk = aDesk({ db })
  for (let index = 0; index < 5; index += 1) {
    await desk.complete(anEntry({ accession: `TEST-L-${index}`, claims: 'facility' }))
  }
  const clock = fixedClock('2026-11-20T17:30:00.000-05:00')
  const settings = {
    ...{ site: 'SITE', workstation: 'K7M', placeOfService: '22', claims: 'both', payer: 'commercial' },
    ...{ sendingFacility: '', receivingApplication: '', receivingFacility: '', training: false },
  }
  const tools = {
    ...{ db, clock, sessionsAFile: 2, mayActOn: () => true, isDayClosed: () => true },
    audit: createAudit({ clock, operator: { name: () => 'test-desk' } }),
    lanes: createLanes(directShare(nodeFiles)),
    assess: () => {
      throw new Error('No reason needs its words')
    },
    settings: () => settings as ReturnType<ExportTools['settings']>,
    pause: () => Promise.resolve(),
  } satisfies ExportTools
  const folder = tempFolder()
  const sheet = adHocSheet({ kind: 'hl7', version: '2.3.1' })
  const request = { scope: 'all', target: targetOf(sheet, { folder, keepsTrying: false, since: '' }) }
  return { db, tools, folder, request }
}

const tells = (progress: unknown[], cancelAt = Infinity): Course => ({
  report: now => void progress.push(now),
  isCancelled: () => progress.length > cancelAt,
})

test('a long batch is several files, told one by one, with control numbers that run through them', async () => {
  const { db, tools, folder, request } = await fiveSessions()
  const progress: unknown[] = []
  const prepared = await prepareExport(tools, request, tells(progress))
  if (!prepared.ok || prepared.value.batch === null) throw new Error('Nothing was prepared')
  await deliverBatch(tools, prepared.value.batch)
  expect(readdirSync(folder)).toHaveLength(3)
  expect(progress).toEqual([
    ...[0, 2, 4].map(done => ({ step: 'composing', done, of: 5 })),
    { step: 'writing', done: 0, of: 3 },
  ])
  const controls = readdirSync(folder).flatMap(name => [
    ...nodeFiles
      .read(`${folder}/${name}`)
      .toString('utf8')
      .matchAll(/\|K7M0000001-(\d{5})\|/g),
  ])
  expect(controls.map(([, number]) => number)).toEqual(['00001', '00002', '00003', '00004', '00005'])
  expect(db.all('SELECT 1 FROM export_ledger')).toHaveLength(5)
})

test('an export that is called off before it is journaled leaves nothing, and everything leaves later', async () => {
  const { db, tools, folder, request } = await fiveSessions()
  const cancelled = await prepareExport(tools, request, tells([], 1))
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'export-cancelled' } })
  expect([readdirSync(folder), db.all('SELECT 1 FROM export_batch')]).toEqual([[], []])
  const trail = db.all<{ changes: string }>(
    `SELECT changes FROM audit_event WHERE action = 'batch-called-off'`,
  )
  expect(trail.map(({ changes }) => changes)).toEqual([expect.stringContaining('K7M0000001')])
  const desk = aDesk({ db })
  await desk.exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder })
  expect(chargesIn(folder)).toHaveLength(5)
})

test('a session that is changed while files are composed refuses the whole', async () => {
  const { db, tools, folder, request } = await fiveSessions()
  const change = () => {
    db.transaction(() => db.run('UPDATE session SET revision = revision + 1'))
    return Promise.resolve()
  }
  const refused = await prepareExport({ ...tools, pause: change }, request, tells([]))
  expect(refused).toMatchObject({ ok: false, error: { code: 'export-changed' } })
  expect(readdirSync(folder)).toEqual([])
})

test('a file never holds both kinds of claim, nor more sessions than it may', () => {
  const record = (claim: Claim) => ({ claim }) as SelectedRecord
  const records = Array.from({ length: 7 }, (_, index) => record(index < 3 ? 'professional' : 'facility'))
  expect(
    partsOf(records, 3).map(({ claim, records: own, messagesBefore }) => [claim, own.length, messagesBefore]),
  ).toEqual([
    ['professional', 3, 0],
    ['facility', 3, 3],
    ['facility', 1, 6],
  ])
})
