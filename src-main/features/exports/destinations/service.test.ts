import { expect, test } from 'vitest'
import type { Destination } from '#shared/contract/destinations.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import { createAudit, verifyChain } from '#main/features/audit/index.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { createSettingsService } from '#main/features/settings/index.ts'
import { systemIds } from '#main/ports/ids.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { value } from '../testing/a-desk.ts'
import { createDestinationsService, type DestinationsService } from './service.ts'
import { TEMPLATES } from './templates.ts'

function aService(db: WritableDb = memoryDb()): {
  readonly db: WritableDb
  readonly service: DestinationsService
} {
  const clock = fixedClock()
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  const settings = createSettingsService({ db, audit, ids: systemIds, payers: ['medicare'] })
  return { db, service: createDestinationsService({ db, clock, audit, files: nodeFiles, settings }) }
}

function aSheet(parts: Partial<InterfaceSheet> = {}): InterfaceSheet {
  const [template] = TEMPLATES
  if (!template) throw new Error('There are templates')
  return { ...template.sheet, ...parts }
}

async function saved(
  service: DestinationsService,
  sheet: InterfaceSheet,
  revision: number | null = null,
): Promise<Destination> {
  const answer = value(await service.save({ sheet, revision }))
  if (answer.kind !== 'saved') throw new Error(JSON.stringify(answer.problems))
  return answer.destination
}

const idsOf = async (service: DestinationsService) => value(await service.list({})).map(({ id }) => id)
const actions = (db: WritableDb) =>
  db
    .all<{ action: string }>(`SELECT action FROM audit_event WHERE action LIKE 'destination-%' ORDER BY seq`)
    .map(({ action }) => action)

test('a log without destinations begins with one that does what its exports did', async () => {
  const { db, service } = aService()
  const [first] = value(await service.list({}))
  expect(first).toMatchObject({
    id: 'default',
    revision: 1,
    retiredAt: null,
    sheet: {
      mode: 'production',
      claims: 'both',
      delivery: { folder: null, fileName: 'CHG_{site}{workstation}_{date}_{number}.csv' },
      format: { kind: 'csv' },
    },
  })
  aService(db)
  expect(actions(db)).toEqual(['destination-made'])
})

test('a log that exported HL7 begins with HL7 of that version', async () => {
  const db = memoryDb()
  db.transaction(() =>
    db.run(
      `INSERT INTO export_batch (number, destination, state, format, sheet, scope, chain_head, created_at, created_by,
         settled_at)
       VALUES ('K7M0000001', 'default', 'abandoned', 'hl7', '{"kind":"hl7","version":"2.5.1"}', 'all', ?, '', '', '')`,
      'a'.repeat(64),
    ),
  )
  const [first] = value(await aService(db).service.list({}))
  expect(first?.sheet.format).toMatchObject({ kind: 'hl7', version: '2.5.1', sendingFacility: null })
})

test('every template can be saved as it is', async () => {
  const { service } = aService()
  for (const { sheet } of TEMPLATES) expect((await saved(service, sheet)).revision).toBe(1)
  expect(await idsOf(service)).toHaveLength(TEMPLATES.length + 1)
})

test('a change raises the revision and the audit trail names each field, old and new', async () => {
  const { db, service } = aService()
  const made = await saved(service, aSheet({ id: 'north' }))
  const changed = await saved(service, aSheet({ id: 'north', mode: 'production' }), made.revision)
  expect(changed).toMatchObject({ revision: 2, sheet: { mode: 'production' } })
  expect(changed.hash).not.toBe(made.hash)
  expect(db.one(`SELECT changes FROM audit_event WHERE action = 'destination-changed'`)).toEqual({
    changes: '[{"from":"test","path":"north.mode","to":"production"}]',
  })
  expect(verifyChain(db).kind).toBe('whole')
})

test('the same save once more changes nothing, also with the fields in another order', async () => {
  const { db, service } = aService()
  const sheet = aSheet({ id: 'north' })
  const made = await saved(service, sheet)
  const reversed = Object.fromEntries(Object.entries(sheet).toReversed()) as InterfaceSheet
  expect(await saved(service, reversed)).toEqual(made)
  expect(actions(db)).toEqual(['destination-made', 'destination-made'])
})

test('a change of an old state, and a second destination of one id, are refused', async () => {
  const { service } = aService()
  await saved(service, aSheet({ id: 'north' }))
  await saved(service, aSheet({ id: 'north', mode: 'production' }), 1)
  const stale = await service.save({ sheet: aSheet({ id: 'north', name: 'Other' }), revision: 1 })
  expect(stale).toMatchObject({ ok: false, error: { code: 'destination-changed' } })
  const taken = await service.save({ sheet: aSheet({ id: 'north', name: 'Other' }), revision: null })
  expect(taken).toMatchObject({ ok: false, error: { code: 'destination-taken', field: 'id' } })
  const lost = await service.save({ sheet: aSheet({ id: 'south' }), revision: 1 })
  expect(lost).toMatchObject({ ok: false, error: { code: 'destination-unknown' } })
})

test('a sheet that is wrong is answered field by field and nothing is written', async () => {
  const { service } = aService()
  const answer = value(await service.save({ sheet: { ...aSheet(), mode: 'live', more: 1 }, revision: null }))
  expect(answer).toMatchObject({ kind: 'refused', problems: [{ path: 'mode' }, { path: 'more' }] })
  expect(await idsOf(service)).toEqual(['default'])
})

test.each(['csv', 'hl7'])('%s is what an export by format is called, and no id', async id => {
  const answer = value(await aService().service.save({ sheet: aSheet({ id }), revision: null }))
  expect(answer).toMatchObject({ kind: 'refused', problems: [{ path: 'id' }] })
})

test('a removed destination is retired, stays listed last, and can be taken back', async () => {
  const { db, service } = aService()
  const made = await saved(service, aSheet({ id: 'north', name: 'A first name' }))
  const retired = value(await service.remove({ id: 'north', revision: made.revision }))
  expect(retired.retiredAt).not.toBeNull()
  expect(await idsOf(service)).toEqual(['default', 'north'])
  expect(() => db.transaction(() => db.run('DELETE FROM destination'))).toThrow('never deleted')
  const back = value(await service.restore({ id: 'north', revision: retired.revision }))
  expect(back).toMatchObject({ retiredAt: null, revision: 3 })
  expect(await idsOf(service)).toEqual(['north', 'default'])
  expect(await service.remove({ id: 'north', revision: 1 })).toMatchObject({
    ok: false,
    error: { code: 'destination-changed' },
  })
})
