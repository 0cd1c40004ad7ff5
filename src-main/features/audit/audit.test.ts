import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { writableDb } from '#main/db/connection.ts'
import { createAudit } from './audit.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { appendEvent, chainHead, GENESIS, verifyChain, type AuditEvent } from './chain.ts'
import { changedFields } from './changed-fields.ts'
import { listSessionEvents } from './queries.ts'

function anEvent(parts: Partial<AuditEvent> = {}): AuditEvent {
  return {
    at: '2026-11-20T09:10:00.000-05:00',
    actor: 'test-desk',
    action: 'draft-saved',
    sessionId: null,
    changes: [{ path: 'accession', from: '', to: 'TEST-1' }],
    reason: '',
    ...parts,
  }
}

/** A log with three events whose triggers are off, as for somebody who writes to the file directly. */
function tamperedWith(sql: string) {
  const connection = memoryConnection()
  const db = writableDb(connection)
  for (const reason of ['one', 'two', 'three']) db.transaction(() => appendEvent(db, anEvent({ reason })))
  connection.exec('DROP TRIGGER audit_event_is_never_changed; DROP TRIGGER audit_event_is_never_deleted;')
  connection.exec(sql)
  return verifyChain(db)
}

test('a chain without events is whole and begins at the genesis', () => {
  expect(verifyChain(memoryDb())).toEqual({ kind: 'whole', events: 0, head: GENESIS })
})

test('every event moves the head, and the whole chain can be followed', () => {
  const db = memoryDb()
  const heads = ['one', 'two', 'three'].map(reason => {
    db.transaction(() => appendEvent(db, anEvent({ reason })))
    return chainHead(db)
  })
  expect(new Set([GENESIS, ...heads]).size).toBe(4)
  expect(verifyChain(db)).toEqual({ kind: 'whole', events: 3, head: heads[2] })
})

test('the head is the SHA-256 of the previous one and the canonical event', () => {
  const db = memoryDb()
  db.transaction(() => appendEvent(db, anEvent()))
  // Computed apart from the program, with Python's hashlib.
  expect(chainHead(db)).toBe('072997d78cd30ea1fb909bd049cf522da92db50b6f6b87df6ee37e13e9a3efb0')
})

test.each([
  [`UPDATE audit_event SET reason = 'else' WHERE seq = 2`, { kind: 'broken', seq: 2, why: 'content' }],
  [`UPDATE audit_event SET at = '2027' WHERE seq = 1`, { kind: 'broken', seq: 1, why: 'content' }],
  ['DELETE FROM audit_event WHERE seq = 2', { kind: 'broken', seq: 2, why: 'gap' }],
  [
    `DELETE FROM audit_event WHERE seq = 2; UPDATE audit_event SET seq = 2 WHERE seq = 3`,
    { kind: 'broken', seq: 2, why: 'link' },
  ],
  ['DELETE FROM audit_event WHERE seq = 1', { kind: 'broken', seq: 1, why: 'gap' }],
] as const)('after %s the first event that does not fit is named', (sql, verdict) => {
  expect(tamperedWith(sql)).toEqual(verdict)
})

test('events can be neither changed nor deleted', () => {
  const db = memoryDb()
  db.transaction(() => appendEvent(db, anEvent()))
  const run = (sql: string) => () => db.transaction(() => db.run(sql))
  expect(run(`UPDATE audit_event SET reason = 'else'`)).toThrow('never changed')
  expect(run('DELETE FROM audit_event')).toThrow('never deleted')
})

test('an event stands in the transaction of its change: undone together', () => {
  const db = memoryDb()
  const work = () =>
    db.transaction(() => {
      appendEvent(db, anEvent())
      throw new Error('undone')
    })
  expect(work).toThrow('undone')
  expect(chainHead(db)).toBe(GENESIS)
})

test('an audit writes as of now and in the name of the person at the desk', () => {
  const db = memoryDb()
  const clock = { now: () => '2026-11-20T10:00:00.000-05:00', today: () => '2026-11-20' }
  const audit = createAudit({ clock, operator: { name: () => 'dana' } })
  db.transaction(() =>
    audit.record(db, { action: 'session-held', sessionId: 's', changes: [], reason: 'other' }),
  )
  expect(listSessionEvents(db, 's')).toMatchObject([
    { seq: 1, at: '2026-11-20T10:00:00.000-05:00', actor: 'dana', action: 'session-held', reason: 'other' },
  ])
})

test('the events of a session are found by an index', () => {
  const db = memoryDb()
  const plan = queryPlan(db, 'SELECT seq FROM audit_event WHERE session_id = ? ORDER BY seq', 's')
  expect(plan.join()).toContain('USING COVERING INDEX audit_event_by_session')
})

test.each<readonly [from: Json, to: Json, changes: readonly object[]]>([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, []],
  [{ a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', from: 1, to: 2 }]],
  [{ a: [1] }, { a: [1, 2] }, [{ path: 'a.1', from: null, to: 2 }]],
  [{ a: [1, 2] }, { a: [1] }, [{ path: 'a.1', from: 2, to: null }]],
  [{ a: null }, { a: { b: 1 } }, [{ path: 'a', from: null, to: { b: 1 } }]],
  [{ a: [] }, { a: {} }, [{ path: 'a', from: [], to: {} }]],
])('from %j to %j the changed fields are named', (from, to, changes) => {
  expect(changedFields(from, to)).toEqual(changes)
})

test('equal values have equal canonical JSON, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
      const turned = Object.fromEntries(Object.entries(value).reverse()) as typeof value
      expect(canonicalJson(turned as Json)).toBe(canonicalJson(value as Json))
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
