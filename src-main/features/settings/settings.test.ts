import { expect, test } from 'vitest'
import { createAudit, verifyChain } from '#main/features/audit/index.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { systemIds } from '#main/ports/ids.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { createSettingsService } from './service.ts'
import { lastNumber, takeNumber, takeNumberFrom } from './sequences.ts'

function settingsOn(db: WritableDb) {
  const audit = createAudit({ clock: fixedClock(), operator: { name: () => 'test-desk' } })
  return createSettingsService({ db, audit, ids: systemIds, payers: ['medicare', 'commercial'] })
}

test('a department that has set nothing has working settings', () => {
  expect(settingsOn(memoryDb()).read()).toMatchObject({
    site: 'SITE',
    placeOfService: '22',
    claims: 'both',
    payer: 'medicare',
  })
})

test('the code of a workstation is drawn once for a data folder, without look-alikes', () => {
  const db = memoryDb()
  const { workstation } = settingsOn(db).read()
  expect(workstation).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{3}$/)
  expect(settingsOn(db).read().workstation).toBe(workstation)
})

test('saved settings are read again and leave an audit event that names what changed', () => {
  const db = memoryDb()
  const settings = settingsOn(db)
  const { workstation, ...before } = settings.read()
  const saved = settings.save({ ...before, site: 'NORTH', claims: 'facility' })
  expect(saved).toEqual({ ok: true, value: { ...before, site: 'NORTH', claims: 'facility', workstation } })
  expect(settingsOn(db).read().site).toBe('NORTH')
  expect(db.one(`SELECT changes FROM audit_event WHERE action = 'settings-saved'`)).toEqual({
    changes: '[{"from":"SITE","path":"site","to":"NORTH"},{"from":"both","path":"claims","to":"facility"}]',
  })
  expect(verifyChain(db).kind).toBe('whole')
})

test('settings that are saved as they are leave no event', () => {
  const db = memoryDb()
  const settings = settingsOn(db)
  const { workstation: _, ...same } = settings.read()
  settings.save(same)
  expect(db.all(`SELECT seq FROM audit_event WHERE action = 'settings-saved'`)).toEqual([])
})

test('a payer that the coding rules do not know is refused', () => {
  const settings = settingsOn(memoryDb())
  const { workstation: _, ...before } = settings.read()
  const saved = settings.save({ ...before, payer: 'nobody' })
  expect(saved).toMatchObject({ ok: false, error: { code: 'input-invalid', field: 'payer' } })
})

test('a sequence counts from one, each by its name', () => {
  const db = memoryDb()
  const taken = db.transaction(() => ['a', 'a', 'b', 'a'].map(name => takeNumber(db, name)))
  expect(taken).toEqual([1, 2, 1, 3])
})

test('a sequence begins where it is told, and never goes back', () => {
  const db = memoryDb()
  const taken = db.transaction(() => [500, 500, 3, 900].map(first => takeNumberFrom(db, 'a', first)))
  expect(taken).toEqual([500, 501, 502, 900])
  expect([lastNumber(db, 'a'), lastNumber(db, 'b')]).toEqual([900, 0])
})

test('a number taken in a transaction that failed was never given out', () => {
  const db = memoryDb()
  const failing = () =>
    db.transaction(() => {
      takeNumber(db, 'a')
      throw new Error('failed')
    })
  expect(failing).toThrow('failed')
  expect(db.transaction(() => takeNumber(db, 'a'))).toBe(1)
})

test('what the policy decides holds, cannot be saved over, and leaves the own value where it was', () => {
  const db = memoryDb()
  const own = settingsOn(db)
  const { workstation: _, training: __, ...before } = own.read()
  own.save({ ...before, site: 'NORTH' })
  const audit = createAudit({ clock: fixedClock(), operator: { name: () => 'test-desk' } })
  const decided = { site: 'HOSP' }
  const managed = createSettingsService({ db, audit, ids: systemIds, payers: ['medicare'], decided })
  expect([managed.managed(), managed.read().site]).toEqual([['site'], 'HOSP'])
  expect(managed.save({ ...before, site: 'SOUTH' })).toMatchObject({
    error: { code: 'setting-managed', field: 'site' },
  })
  expect(managed.save({ ...before, site: 'HOSP', claims: 'facility' })).toMatchObject({
    value: { site: 'HOSP', claims: 'facility' },
  })
  expect(own.read()).toMatchObject({ site: 'NORTH', claims: 'facility' })
})
