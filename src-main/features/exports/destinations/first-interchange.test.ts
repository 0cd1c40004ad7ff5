import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DestinationSaved } from '#shared/contract/destinations.ts'
import { interfaceSheet, type InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { createSettingsService, lastNumber, takeNumberFrom } from '#main/features/settings/index.ts'
import { systemIds } from '#main/ports/ids.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDestination, SECTIONS } from '../testing/a-destination.ts'
import { aDesk, value } from '../testing/a-desk.ts'
import { interchangesOf } from './first-interchange.ts'
import { createDestinationsService } from './service.ts'
import { findDestination } from './store.ts'

const RECEIVER = interchangesOf(`${SECTIONS.x12.sender.id} ${SECTIONS.x12.receiver.id}`)

/** A log with a receiver of professional and one of facility claims, which are one to the clearinghouse. */
function aClearinghouse() {
  const db = memoryDb()
  const folders = { prof: tempFolder(), fac: tempFolder() }
  aDestination(db, { id: 'prof', folder: folders.prof, claims: 'professional', format: SECTIONS.x12 })
  aDestination(db, { id: 'fac', folder: folders.fac, claims: 'facility', format: SECTIONS.x12 })
  const clock = fixedClock('2026-11-20T08:30:00.000-05:00')
  const audit = createAudit({ clock, operator: { name: () => 'test-admin' } })
  const settings = createSettingsService({ db, audit, ids: systemIds, payers: ['medicare'] })
  const service = createDestinationsService({ db, clock, audit, files: nodeFiles, settings })
  const desk = aDesk({ db })
  let days = 0
  const sheetOf = (id: string): InterfaceSheet => {
    const found = findDestination(db, id)
    if (!found) throw new Error(`No destination ${id}`)
    return found.sheet
  }
  const begins = (id: string, firstInterchange: number | null): InterfaceSheet =>
    interfaceSheet.parse({ ...sheetOf(id), format: { ...sheetOf(id).format, firstInterchange } })
  return {
    ...{ db, service, desk, sheetOf, begins },
    save: async (sheet: InterfaceSheet): Promise<DestinationSaved> =>
      value(await service.save({ sheet, revision: findDestination(db, sheet.id)?.revision ?? null })),
    /** Sends a session more; the numbers that stand in ISA13 of what left there. */
    sent: async (id: 'prof' | 'fac') => {
      days += 1
      const patient = { mrn: 'TEST0001' }
      await desk.complete(anEntry({ accession: `TEST-A-${days}`, patient, performedOn: `2026-11-0${days}` }))
      const outcome = await desk.exports.send({ scope: 'all', destination: id, onlyClosedDays: false })
      if (!outcome.ok) return outcome.error.code
      return readdirSync(folders[id])
        .map(name => Number(readFileSync(join(folders[id], name), 'latin1').split('*')[13]))
        .toSorted((one, other) => one - other)
    },
  }
}

const refusedAt = (message: RegExp) => ({
  kind: 'refused',
  problems: [{ path: 'format.firstInterchange', message: expect.stringMatching(message) }],
})

test('the count begins where the sheet says, for every destination between the same two', async () => {
  const { save, begins, sent } = aClearinghouse()
  expect(await save(begins('prof', 500_001))).toMatchObject({ kind: 'saved' })
  expect(await sent('fac')).toEqual([500_001])
  expect(await sent('prof')).toEqual([500_002])
  expect(await sent('fac')).toEqual([500_001, 500_003])
})

test('without a first number the count begins at 1, and a later one lets it go on higher', async () => {
  const { save, begins, sent } = aClearinghouse()
  expect(await sent('prof')).toEqual([1])
  expect(await save(begins('prof', 2))).toMatchObject({ kind: 'saved' })
  expect(await sent('prof')).toEqual([1, 2])
  expect(await save(begins('prof', 40))).toMatchObject({ kind: 'saved' })
  expect(await sent('prof')).toEqual([1, 2, 40])
})

test('a first number that is not above every number used is refused, beside its field, and nothing is saved', async () => {
  const { db, service, save, begins, sent } = aClearinghouse()
  await save(begins('prof', 500_001))
  await sent('fac')
  for (const first of [1, 500_000, 500_001]) {
    expect(await save(begins('fac', first))).toEqual(refusedAt(/up to 500001 were used.* 500002 or above/))
    const preview = value(await service.preview({ sheet: begins('fac', first) }))
    expect(preview).toEqual(refusedAt(/500002 or above/))
  }
  expect(findDestination(db, 'fac')?.revision).toBe(1)
  expect(await save(begins('fac', 500_002))).toMatchObject({ kind: 'saved' })
})

test('a sheet whose count has gone beyond its first number is saved with other changes', async () => {
  const { save, begins, sent, sheetOf } = aClearinghouse()
  await save(begins('prof', 500_001))
  await sent('prof')
  await sent('prof')
  expect(await save({ ...sheetOf('prof'), name: 'Clearing' })).toMatchObject({ kind: 'saved' })
  expect(await save(begins('prof', null))).toMatchObject({ kind: 'saved' })
  expect(await save(begins('prof', 500_001))).toEqual(refusedAt(/500003 or above/))
  expect(await sent('prof')).toEqual([500_001, 500_002, 500_003])
})

test('with another receiver the first number is held against the numbers of that one', async () => {
  const { db, save, begins, sent } = aClearinghouse()
  await save(begins('prof', 10))
  await sent('prof')
  const sheet = begins('prof', 10)
  if (sheet.format.kind !== 'x12') throw new Error('It is X12')
  const to = (id: string): InterfaceSheet => {
    if (sheet.format.kind !== 'x12') throw new Error('It is X12')
    return { ...sheet, format: { ...sheet.format, receiver: { qualifier: 'ZZ', id } } }
  }
  db.transaction(() => takeNumberFrom(db, interchangesOf('CHARGEMARK OTHER'), 12))
  expect(await save(to('OTHER'))).toEqual(refusedAt(/13 or above/))
  expect(await save(to('THIRD'))).toMatchObject({ kind: 'saved' })
  expect(await sent('fac')).toEqual([11])
})

test('a number mistyped is put right as long as nothing left under it, and that of a retired sheet counts no more', async () => {
  const { service, save, begins, sent } = aClearinghouse()
  await save(begins('prof', 900_000_000))
  await save(begins('prof', 9_000))
  expect(await sent('prof')).toEqual([9_000])
  await save(begins('fac', 800_000_000))
  value(await service.remove({ id: 'fac', revision: 2 }))
  expect(await sent('prof')).toEqual([9_000, 9_001])
})

test('numbers that are used up are told, and nothing leaves', async () => {
  const { db, save, begins, sent } = aClearinghouse()
  await save(begins('prof', 999_999_999))
  expect(await sent('prof')).toEqual([999_999_999])
  expect(await sent('prof')).toBe('interchanges-used-up')
  expect(lastNumber(db, RECEIVER)).toBe(999_999_999)
  expect(db.all('SELECT 1 FROM export_batch')).toHaveLength(1)
  expect(await save(begins('fac', 999_999_999))).toEqual(refusedAt(/All numbers .* were used/))
})

test('a sheet of before there was a first number is read, and saving it again changes nothing', async () => {
  const { db, service, sheetOf } = aClearinghouse()
  db.transaction(() =>
    db.run(
      `UPDATE destination SET sheet = json_remove(sheet, '$.format.firstInterchange'), hash = '${'0'.repeat(64)}', revision = revision + 1`,
    ),
  )
  expect(sheetOf('prof')).toMatchObject({ format: { firstInterchange: null } })
  const sheet = JSON.parse(JSON.stringify(sheetOf('prof')))
  delete sheet.format.firstInterchange
  const saved = value(await service.save({ sheet, revision: 2 }))
  expect(saved).toMatchObject({ kind: 'saved', destination: { revision: 2 } })
})
