import { expect, test } from 'vitest'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection } from '#main/testing/memory-db.ts'
import { MIGRATIONS } from './index.ts'
import { review } from './0080-review.ts'

const BEFORE = MIGRATIONS.filter(({ version }) => version < review.version)

const ENTRY = JSON.stringify({ performing: { npi: ' 1234567893 ' } })

function aLogOfBefore() {
  const connection = memoryConnection(BEFORE)
  const insert = connection.prepare(`
    INSERT INTO session (
      id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name, decision, codes,
      missing_count, entry, hold_reason, hold_note, held_from, created_at, updated_at
    ) VALUES (?, 1, ?, '2026-11-20', '09:10', 'TESTPATIENT', 'M', ?, '', ?, '', 0, ?, ?, ?, ?, 'then', 'then')`)
  const put = (number: number, state: string, decision: string, entry: string, hold: string | null = null) =>
    insert.run(
      `00000000-0000-7000-8000-00000000000${number}`,
      state,
      `A${number}`,
      decision,
      entry,
      hold,
      hold && '',
      hold && 'draft',
    )
  put(1, 'draft', 'ready', '{}')
  put(2, 'complete', 'ready', ENTRY)
  put(3, 'complete', 'review', ENTRY)
  put(4, 'held', 'ready', ENTRY, 'waiting-for-report')
  put(5, 'approved', 'ready', ENTRY)
  put(6, 'exported', 'ready', ENTRY)
  put(7, 'discarded', 'ready', '{}')
  return connection
}

test('sessions of the schema before have their places, those that left have none', () => {
  const connection = aLogOfBefore()
  migrate(connection, [...BEFORE, review])
  const places = connection
    .prepare(
      `SELECT queue, reason, physician, substr(session_id, -1) AS session
       FROM review_place
       ORDER BY queue, reason, physician`,
    )
    .all()
    .map(row => Object.values(row as object))
  expect(places).toEqual([
    ['approved', '', '', '5'],
    ['approved', '', '1234567893', '5'],
    ['approved', '-', '', '5'],
    ['approved', '-', '1234567893', '5'],
    ['held', '', '', '4'],
    ['held', '', '1234567893', '4'],
    ['held', 'waiting-for-report', '', '4'],
    ['held', 'waiting-for-report', '1234567893', '4'],
    ['incomplete', '', '', '1'],
    ['incomplete', '', '-', '1'],
    ['incomplete', '-', '', '1'],
    ['incomplete', '-', '-', '1'],
    ['review', '', '', '3'],
    ['review', '', '1234567893', '3'],
    ['review', '-', '', '3'],
    ['review', '-', '1234567893', '3'],
    ['waiting', '', '', '2'],
    ['waiting', '', '1234567893', '2'],
    ['waiting', '-', '', '2'],
    ['waiting', '-', '1234567893', '2'],
  ])
})

test('a place follows its session, whatever changes it, and goes when the session has left', () => {
  const connection = aLogOfBefore()
  migrate(connection, [...BEFORE, review])
  const change = (sql: string) =>
    connection.prepare(`${sql} WHERE id = '00000000-0000-7000-8000-000000000002'`).run()
  const places = () =>
    connection
      .prepare(
        `SELECT DISTINCT queue, day, physician
         FROM review_place
         WHERE session_id = '00000000-0000-7000-8000-000000000002' AND physician <> ''`,
      )
      .all()
      .map(row => Object.values(row as object))
  change(`UPDATE session SET performed_on = '2026-11-19'`)
  expect(places()).toEqual([['waiting', '2026-11-19', '1234567893']])
  change(`UPDATE session SET decision = 'review'`)
  expect(places()).toEqual([['review', '2026-11-19', '1234567893']])
  change(`UPDATE session SET entry = '{}'`)
  expect(places()).toEqual([['review', '2026-11-19', '-']])
  change(`UPDATE session SET state = 'exported'`)
  expect(places()).toEqual([])
})

test('a word of a reviewer is one a session, and a sending back has a reason', () => {
  const connection = aLogOfBefore()
  migrate(connection, [...BEFORE, review])
  const say = (kind: string, reason: string | null) =>
    connection
      .prepare(
        `INSERT INTO session_review (session_id, kind, reason, note, person, at)
         VALUES ('00000000-0000-7000-8000-000000000005', ?, ?, '', 'test-desk', 'now')`,
      )
      .run(kind, reason)
  expect(() => say('sent-back', null)).toThrow('CHECK')
  say('approved', null)
  expect(() => say('approved', null)).toThrow('UNIQUE')
})
