import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { quickPicksContract, type QuickPickScope } from '#shared/contract/quick-picks.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { createAudit, verifyChain } from '#main/features/audit/index.ts'
import { systemIds } from '#main/ports/ids.ts'
import { aDiagnosis, aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { aDraft, done, refused } from '#main/testing/session-steps.ts'
import { sessionsOn, type SessionsOn } from '#main/testing/sessions-on.ts'
import { createQuickPicksService } from './service.ts'
import { SHIPPED_QUICK_PICKS } from './shipped.ts'

function picksOn(world: SessionsOn, account = 'test-desk') {
  const { clock, db, sessions } = world
  const operator = { name: () => account }
  const audit = createAudit({ clock, operator })
  const picks = createQuickPicksService({ db, clock, ids: systemIds, audit, operator, sessions })
  const names = async () => (await done(picks.list({}))).map(({ name }) => name)
  const make = (session: SessionId, name: string, scope: QuickPickScope = 'personal') =>
    picks.make({ commandId: randomUUID(), session, name, scope })
  return { picks, names, make }
}

const TELLING = anEntry({
  patient: { mrn: 'TEST0042', familyName: 'TESTPATIENT', givenName: 'Synthetic Ada', middleName: 'Roe' },
  accession: 'TEST-A-42',
  account: 'TESTACC7',
  note: 'Words about TESTPATIENT',
  lesions: [
    aLesion({
      placement: aPlacement({ outcome: 'stopped-after-anesthesia', failedGuidance: ['ultrasound'] }),
    }),
  ],
  mammogram: { side: 'right', sameUnitAsGuidance: false },
  diagnoses: [aDiagnosis(), aDiagnosis({ code: 'TESTPATIENT' })],
  excisions: [{ code: '19301', side: 'right', units: 1 }],
})

test('a log that never had quick picks gets the shipped ones, once, on record', async () => {
  const world = sessionsOn()
  const shipped = SHIPPED_QUICK_PICKS.map(({ name }) => name)
  expect(await picksOn(world).names()).toEqual(shipped)
  expect(await picksOn(world).names()).toEqual(shipped)
  expect(world.db.all(`SELECT seq FROM audit_event WHERE action = 'quick-picks-shipped'`)).toHaveLength(1)
})

test('no shipped quick pick states a document or a diagnosis for anybody', () => {
  for (const { shape } of SHIPPED_QUICK_PICKS) {
    expect(shape.documentation).toEqual([])
    expect(shape.diagnoses).toEqual([])
  }
})

test('a quick pick keeps what was done and nothing of the patient, not even in a field of free text', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, TELLING)
  const made = await done(picksOn(world).make(id, 'Wire with film'))
  expect(made.shape).toEqual({
    lesions: [
      {
        id: 'A',
        side: 'right',
        structure: 'breast',
        placement: { guidance: 'stereotactic', step: 'separate', devices: [{ type: 'wire', count: 1 }] },
        biopsy: null,
      },
    ],
    mammogram: { side: 'right', sameUnitAsGuidance: false },
    specimenRadiographs: 0,
    diagnoses: [{ code: 'R92.1', lesions: [] }],
    documentation: ['history', 'imagingReport', 'placementImages'],
  })
  const stored = JSON.stringify([
    world.db.all('SELECT name, shape FROM quick_pick'),
    world.db.all(`SELECT changes FROM audit_event WHERE action LIKE 'quick-pick%'`),
  ])
  expect(stored).not.toMatch(/TEST|Synthetic|Roe|10:00|1971/)
})

test.each([
  'Testpatient wire',
  'for Ada',
  'roe, left',
  'TEST0042',
  'test-a-42 again',
  'testacc7',
  'b. 1971-02-03',
])('a name that tells who the patient is, such as "%s", is refused', async name => {
  const world = sessionsOn()
  const { id } = await aDraft(world, TELLING)
  expect(await refused(picksOn(world).make(id, name))).toBe('pick-name-of-patient')
  expect(await picksOn(world).names()).toHaveLength(SHIPPED_QUICK_PICKS.length)
})

test.each([
  ['', 'pick-name-required'],
  ['   ', 'pick-name-required'],
  ['x'.repeat(61), 'pick-name-required'],
  ['STEREOTACTIC WIRE,  right', 'pick-name-taken'],
])('the name "%s" is refused: %s', async (name, code) => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  expect(await refused(picksOn(world).make(id, name, 'department'))).toBe(code)
})

test('of an entry with nothing done no quick pick is made', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry({ lesions: [], diagnoses: [] }))
  expect(await refused(picksOn(world).make(id, 'Nothing'))).toBe('pick-empty')
})

test('a personal quick pick is seen by its account alone, the department’s by all', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  const mine = picksOn(world, 'desk-one')
  const theirs = picksOn(world, 'desk-two')
  const own = await done(mine.make(id, 'My wire'))
  await done(mine.make(id, 'Our wire', 'department'))
  expect(await theirs.names()).toContain('Our wire')
  expect(await theirs.names()).not.toContain('My wire')
  expect(await refused(theirs.picks.remove({ commandId: randomUUID(), id: own.id }))).toBe('pick-not-found')
})

test('what is taken most stands first', async () => {
  const { picks, names } = picksOn(sessionsOn())
  const last = (await done(picks.list({}))).at(-1)
  if (!last) throw new Error('No quick pick was shipped')
  const commandId = randomUUID()
  expect(await done(picks.countUse({ commandId, id: last.id }))).toEqual({ used: 1 })
  expect(await done(picks.countUse({ commandId, id: last.id }))).toEqual({ used: 1 })
  expect((await names())[0]).toBe(last.name)
})

test('renaming, removing and taking back are on record, and the chain holds', async () => {
  const world = sessionsOn()
  const { picks, names, make } = picksOn(world)
  const { id } = await aDraft(world, anEntry())
  const pick = await done(make(id, 'Wire one'))
  await done(picks.rename({ commandId: randomUUID(), id: pick.id, name: ' Wire  two ' }))
  expect(await names()).toContain('Wire two')
  await done(picks.remove({ commandId: randomUUID(), id: pick.id }))
  expect(await names()).not.toContain('Wire two')
  await done(picks.restore({ commandId: randomUUID(), id: pick.id }))
  expect(await names()).toContain('Wire two')
  const events = world.db.all<{ action: string; changes: string }>(
    `SELECT action, changes FROM audit_event WHERE action LIKE 'quick-pick-%' ORDER BY seq`,
  )
  const told = events.map(({ action, changes }) => [
    action,
    JSON.parse(changes)[0].from,
    JSON.parse(changes)[0].to,
  ])
  expect(told).toEqual([
    ['quick-pick-made', null, { scope: 'personal', name: 'Wire one' }],
    ['quick-pick-renamed', 'Wire one', 'Wire two'],
    ['quick-pick-removed', 'Wire two', null],
    ['quick-pick-restored', null, 'Wire two'],
  ])
  expect(verifyChain(world.db).kind).toBe('whole')
})

test('a removed quick pick whose name was given out since cannot come back', async () => {
  const world = sessionsOn()
  const { picks, make } = picksOn(world)
  const { id } = await aDraft(world, anEntry())
  const first = await done(make(id, 'Wire'))
  await done(picks.remove({ commandId: randomUUID(), id: first.id }))
  await done(make(id, 'wire'))
  expect(await refused(picks.restore({ commandId: randomUUID(), id: first.id }))).toBe('pick-name-taken')
})

test('the same command sent twice makes one quick pick', async () => {
  const world = sessionsOn()
  const { picks, names } = picksOn(world)
  const { id } = await aDraft(world, anEntry())
  const asked = { commandId: randomUUID(), session: id, name: 'Wire', scope: 'personal' } as const
  expect(await done(picks.make(asked))).toEqual(await done(picks.make(asked)))
  expect((await names()).filter(name => name === 'Wire')).toHaveLength(1)
})

test('a quick pick that is gone is told of', async () => {
  const world = sessionsOn()
  const { picks } = picksOn(world)
  const { id } = await aDraft(world, anEntry())
  const gone = { commandId: randomUUID(), id: quickPicksContract.remove.input.shape.id.parse(id) }
  expect(await refused(picks.countUse(gone))).toBe('pick-not-found')
})

test('the shape of the session begun last is copied without its ticks, and what was left is said', async () => {
  const world = sessionsOn()
  await aDraft(world, anEntry({ accession: 'TEST-A-1' }))
  await aDraft(world, TELLING)
  await aDraft(world, anEntry({ lesions: [], accession: 'TEST-A-3' }))
  const { id } = await aDraft(world, anEntry({ lesions: [], accession: 'TEST-A-4' }))
  const previous = await done(picksOn(world).picks.previousShape({ besides: id }))
  expect(previous?.shape).toMatchObject({
    lesions: [{ id: 'A', side: 'right' }],
    diagnoses: [{ code: 'R92.1', lesions: [] }],
    documentation: [],
  })
  expect(previous?.left).toEqual(['where in the breast', 'how a placement ended', 'excisions', 'notes'])
  expect(JSON.stringify(previous)).not.toMatch(/TEST|Synthetic|10:00|1971/)
})

test('where no other session has a lesion there is nothing to copy', async () => {
  const world = sessionsOn()
  const { id } = await aDraft(world, anEntry())
  expect(await done(picksOn(world).picks.previousShape({ besides: id }))).toBeNull()
})
