import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { aComplete, aDraft, done } from '#main/testing/session-steps.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'
import { appendEvent } from './chain.ts'
import { EVERY_EVENT } from '#main/testing/every-event.ts'
import { createAuditService } from './service.ts'
import { LIST_FORMER_NUMBERS, LIST_SESSIONS_ABOUT } from './about-queries.ts'
import { eventsQuery, RUNS_OF_ACTOR } from './view-queries.ts'

function anAudit() {
  const world = sessionsOn()
  const audit = createAuditService({ db: world.db })
  const actions = async (question: Partial<Parameters<typeof audit.events>[0]>) => {
    const { events } = await done(audit.events({ ...EVERY_EVENT, ...question }))
    return events.map(({ action }) => action)
  }
  return { ...world, audit, actions }
}

test('the events of an accession number or of a patient are found, newest first', async () => {
  const world = anAudit()
  await aComplete(world)
  await aDraft(world, anEntry({ accession: 'TEST-B', patient: { mrn: 'TEST0002' } }))
  expect(await world.actions({ about: 'TEST-A-1' })).toEqual(['session-completed', 'session-started'])
  expect(await world.actions({ about: 'TEST0002' })).toEqual(['draft-saved', 'session-started'])
  expect(await world.actions({ about: 'TEST' })).toEqual([])
})

test('an event names the accession of its session and the fields that changed', async () => {
  const world = anAudit()
  await aComplete(world)
  const { events } = await done(world.audit.events({ ...EVERY_EVENT, limit: 1 }))
  expect(events[0]).toMatchObject({
    accession: 'TEST-A-1',
    actor: 'test-desk',
    changes: expect.arrayContaining([{ path: 'accession', from: '', to: 'TEST-A-1' }]),
  })
})

test('days are inclusive, and people are asked by name', async () => {
  const world = anAudit()
  const event = { actor: 'dana', action: 'settings-saved', sessionId: null, changes: [], reason: '' }
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22'])
    world.db.transaction(() => appendEvent(world.db, { ...event, at: `${day}T23:59:59.999-05:00` }))
  const between = { from: '2026-11-21', through: '2026-11-21' }
  expect(await world.actions({ ...between, actor: 'dana' })).toEqual(['settings-saved'])
  expect(await world.actions({ through: '2026-11-20', actor: 'dana' })).toHaveLength(1)
  expect(await world.actions({ ...between, actor: 'nobody' })).toEqual([])
  expect(await done(world.audit.actors({}))).toEqual(['dana', 'test-desk'])
})

test('page by page every event comes once', async () => {
  const world = anAudit()
  for (let index = 0; index < 5; index += 1) await aDraft(world, anEntry({ accession: `TEST-${index}` }))
  const seqs: number[] = []
  let before: number | null = null
  for (;;) {
    const page: { events: readonly { seq: number }[]; more: boolean } = await done(
      world.audit.events({ ...EVERY_EVENT, before, limit: 3 }),
    )
    seqs.push(...page.events.map(({ seq }) => seq))
    before = seqs.at(-1) ?? null
    if (!page.more) break
  }
  expect(seqs).toEqual(seqs.map((_, index) => seqs.length - index))
  expect([...world.audit.listAll()].map(({ seq }) => seq)).toEqual(seqs)
})

test('who looks at a session that others began is on record, once for each look', async () => {
  const world = anAudit()
  const first = await aComplete(world)
  const second = await aDraft(world, anEntry({ accession: 'TEST-B' }))
  for (const id of [first.id, first.id, second.id]) await done(world.sessions.open({ id }))
  expect((await world.actions({})).filter(action => action === 'session-viewed')).toHaveLength(2)
  expect((await world.actions({ about: 'TEST-A-1' }))[0]).toBe('session-viewed')
})

test('a changed event is named', async () => {
  const connection = memoryConnection()
  const world = sessionsOn(writableDb(connection))
  await aComplete(world)
  const audit = createAuditService({ db: world.db })
  expect(await done(audit.verify({}))).toMatchObject({ kind: 'whole', events: 3 })
  connection.exec('DROP TRIGGER audit_event_is_never_changed')
  connection.exec(`UPDATE audit_event SET actor = 'somebody else' WHERE seq = 2`)
  expect(await done(audit.verify({}))).toEqual({
    kind: 'broken',
    seq: 2,
    sentence: 'The chain is broken at event 2: it was changed after it was written.',
  })
})

const VALUES = [1, 9, '', 'z'] as const
const PLAIN = { about: false, actor: false, looks: false }

test.each([
  ['of all', { ...PLAIN }, [], 'audit_event USING INTEGER PRIMARY KEY (rowid>'],
  ['of looks', { ...PLAIN, looks: true }, [], 'audit_event_of_looks (seq>'],
])(
  'a page of the events %s is read from the newest on, and stops when it is full',
  (_, asked, given, part) => {
    const plan = queryPlan(memoryDb(), eventsQuery(asked), ...VALUES, ...given, 10).join('\n')
    expect(plan).toContain(part)
    expect(plan).not.toMatch(/TEMP B-TREE|SCAN/)
  },
)

test('the runs in which somebody did something are found by their name, newest first', () => {
  const plan = queryPlan(memoryDb(), RUNS_OF_ACTOR, 'dana', 9).join('\n')
  expect(plan).toContain('audit_actor_run USING PRIMARY KEY (actor=? AND run<?)')
  expect(plan).not.toMatch(/TEMP B-TREE|SCAN/)
})

test('the events of one person are paged through over days on which others did more', async () => {
  const world = anAudit()
  const event = { action: 'settings-saved', sessionId: null, changes: [], reason: '' }
  const days = ['2026-11-20', '2026-11-21', '2026-11-20', '2026-11-23']
  for (const [place, day] of days.entries())
    for (const actor of ['dana', 'eli', 'eli', ...(place === 2 ? [] : ['dana'])])
      world.db.transaction(() => appendEvent(world.db, { ...event, actor, at: `${day}T12:00:00.000-05:00` }))
  const ask = async (question: Partial<Parameters<typeof world.audit.events>[0]>) => {
    const { events, more } = await done(world.audit.events({ ...EVERY_EVENT, actor: 'dana', ...question }))
    return [events.map(({ seq }) => seq), more]
  }
  const all = [...world.audit.listAll()].filter(({ actor }) => actor === 'dana').map(({ seq }) => seq)
  expect(all).toHaveLength(7)
  expect(await ask({})).toEqual([all, false])
  expect(await ask({ limit: 3 })).toEqual([all.slice(0, 3), true])
  expect(await ask({ limit: 3, before: all[2] ?? 0 })).toEqual([all.slice(3, 6), true])
  expect(await ask({ from: '2026-11-21', through: '2026-11-21' })).toEqual([all.slice(3, 5), false])
})

test('the events of a number are found by indexes alone, whatever it is the number of', () => {
  const asked = { ...PLAIN, about: true }
  for (const [sql, ...values] of [
    [eventsQuery(asked), 'a', ...VALUES, 10],
    [LIST_SESSIONS_ABOUT, 'a'],
    [LIST_FORMER_NUMBERS, 'a'],
  ] as const) {
    const scans = queryPlan(memoryDb(), sql, ...values).filter(step => step.startsWith('SCAN'))
    // What is scanned is made of the few rows that were found.
    expect(scans.filter(step => !/^SCAN (CONSTANT ROW|asked|own|chained|exam|told)$/.test(step))).toEqual([])
  }
})
