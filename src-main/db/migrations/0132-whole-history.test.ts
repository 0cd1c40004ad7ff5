import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection } from '#main/testing/memory-db.ts'
import { wholeHistory } from './0132-whole-history.ts'
import { MIGRATIONS } from './index.ts'

const BEFORE = MIGRATIONS.filter(({ version }) => version < 132)
const SESSION = '00000000-0000-7000-8000-000000000001'
const EXAM = '00000000-0000-7000-8000-0000000000e1'

type Given = { readonly seq: number; readonly action: string; readonly changes: readonly object[] }

/** A log of the version before, with one session and its trail. */
function migrated(events: readonly Given[]): WritableDb {
  const connection = memoryConnection(BEFORE)
  connection.exec(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES ('${SESSION}', 1, 'draft', '2026-11-20', '', '', 'TEST0001', 'TEST-A-1', '', 'ready', '', 0, '{}', '', '')`)
  for (const event of events) insert(connection.prepare(INSERT), event)
  migrate(connection, [...BEFORE, wholeHistory])
  return writableDb(connection)
}

const INSERT = `
  INSERT INTO audit_event (seq, at, actor, action, session_id, changes, reason, previous_hash, hash)
  VALUES (?, '2026-11-20T09:00:00.000-05:00', 'ada', ?, ?, ?, '', '${'0'.repeat(64)}', '${'1'.repeat(64)}')`

function insert(statement: { run: (...values: (string | number | null)[]) => unknown }, event: Given): void {
  const session = event.action.startsWith('exam-') ? null : SESSION
  statement.run(event.seq, event.action, session, JSON.stringify(event.changes))
}

const changed = (from: unknown, to: string, path = 'accession') => ({ path, from, to })
const numbersIn = (db: WritableDb) =>
  db
    .all<{ value: string; kind: string }>('SELECT value, kind FROM session_former_number ORDER BY value')
    .map(({ value, kind }) => `${kind} ${value}`)

test('numbers that a session had before are found in its trail', () => {
  const db = migrated([
    {
      seq: 1,
      action: 'draft-saved',
      changes: [changed('', 'TEST-A-7'), changed('', 'TEST0007', 'patient.mrn')],
    },
    { seq: 2, action: 'draft-saved', changes: [changed(' TEST-A-7', 'TEST-A-1')] },
    { seq: 3, action: 'draft-saved', changes: [changed('TEST0007', 'TEST0001', 'patient.mrn')] },
  ])
  expect(numbersIn(db)).toEqual(['accession TEST-A-7', 'mrn TEST0007'])
})

test('what was being typed is none of them, unless the session had been complete', () => {
  const typed = [
    { seq: 1, action: 'draft-saved', changes: [changed('T', 'TEST')] },
    { seq: 2, action: 'draft-saved', changes: [changed('TEST', 'TEST-A-1')] },
  ]
  expect(numbersIn(migrated(typed))).toEqual([])
  const later = { seq: 4, action: 'draft-saved', changes: [changed('TEST-A-1', 'TEST-A-12')] }
  const complete = { seq: 3, action: 'session-completed', changes: [] }
  expect(numbersIn(migrated([...typed, complete, later]))).toEqual(['accession TEST-A-1'])
})

test('in which runs of days somebody did something is known, before and after', () => {
  const db = migrated([
    { seq: 1, action: 'draft-saved', changes: [] },
    { seq: 2, action: 'draft-saved', changes: [] },
  ])
  const next = INSERT.replace('2026-11-20', '2026-11-21')
  db.transaction(() => db.run(next, 3, 'settings-saved', null, '[]'))
  db.transaction(() => db.run(next.replace("'ada'", "'bea'"), 4, 'settings-saved', null, '[]'))
  expect(db.all('SELECT actor, run FROM audit_actor_run')).toEqual([
    { actor: 'ada', run: 1 },
    { actor: 'ada', run: 3 },
    { actor: 'bea', run: 3 },
  ])
  expect(db.all('SELECT seq, day FROM audit_run')).toEqual([
    { seq: 1, day: '2026-11-20' },
    { seq: 3, day: '2026-11-21' },
  ])
  expect(db.all('SELECT actor FROM audit_actor')).toEqual([{ actor: 'ada' }, { actor: 'bea' }])
})

test('the events of an exam are known, those of before and those to come', () => {
  const noCharge = {
    action: 'exam-no-charge',
    changes: ['noCharge', 'noChargeNote'].map(field => changed(null, 'x', `exams.${EXAM}.${field}`)),
  }
  const db = migrated([{ seq: 1, ...noCharge }])
  db.transaction(() => db.run(INSERT, 2, 'exam-expected-again', null, JSON.stringify(noCharge.changes)))
  db.transaction(() => db.run(INSERT, 3, 'settings-saved', null, '[]'))
  expect(db.all('SELECT exam_id, seq FROM audit_event_exam')).toEqual([
    { exam_id: EXAM, seq: 1 },
    { exam_id: EXAM, seq: 2 },
  ])
})
