import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { memoryConnection, queryPlan } from '#main/testing/memory-db.ts'
import { aComplete, aDraft, done } from '#main/testing/session-steps.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'
import { appendEvent } from './chain.ts'
import { createAuditService } from './service.ts'
import { LIST_EVENTS, LIST_EVENTS_ABOUT } from './view-queries.ts'

const ALL = { about: '', actor: '', from: null, through: null, before: null, limit: 200 } as const

function anAudit() {
  const world = sessionsOn()
  const audit = createAuditService({ db: world.db })
  const actions = async (question: Partial<Parameters<typeof audit.events>[0]>) => {
    const { events } = await done(audit.events({ ...ALL, ...question }))
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
  const { events } = await done(world.audit.events({ ...ALL, limit: 1 }))
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
      world.audit.events({ ...ALL, before, limit: 3 }),
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

test('a page is read from the newest event on, the events of a session by their index', () => {
  const db = writableDb(memoryConnection())
  const values = [1, 9, '', '', '', 'z', 10]
  expect(queryPlan(db, LIST_EVENTS, ...values).join()).not.toMatch(/TEMP B-TREE/)
  expect(queryPlan(db, LIST_EVENTS_ABOUT, 'a', 'a', ...values).join()).toContain('audit_event_by_session')
})
