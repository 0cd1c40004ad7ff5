import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { FIND_LAST, FIND_STANDING, IS_CLOSED, LIST_CLOSES } from '#main/features/closing/close-queries.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { MIGRATIONS } from './index.ts'

const DAY = '2026-11-20'
const SESSION = '00000000-0000-7000-8000-000000000001'
const CLOSE = '00000000-0000-7000-8000-00000000000c'
const HASH = 'a'.repeat(64)

/** A log of the version before with one complete session and one line, brought up to this version. */
function migratedLog(): WritableDb {
  const before = MIGRATIONS.filter(({ version }) => version < 90)
  const connection = memoryConnection(before)
  connection.exec(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES ('${SESSION}', 1, 'complete', '${DAY}', '', 'TESTPATIENT', 'TEST0001', 'TEST-A-1', 'testpatient', 'ready',
      '19283', 0, '{}', '${DAY}T09:00:00.000-05:00', '${DAY}T09:00:00.000-05:00');
    INSERT INTO charge_line (id, session_id, claim, position, code, units, modifiers, lesions, diagnoses, because,
      reference)
    VALUES ('00000000-0000-7000-8000-00000000000a', '${SESSION}', 'facility', 0, '19283', 1, '', '[]', '[]', '[]',
      '{}');
  `)
  migrate(
    connection,
    MIGRATIONS.filter(({ version }) => version <= 90),
  )
  return writableDb(connection)
}

function close(db: WritableDb, parts: Readonly<Record<string, string | number>> = {}): void {
  const row = { id: CLOSE, day: DAY, number: 1, ...parts }
  db.transaction(() =>
    db.run(
      `INSERT INTO day_close (id, day, number, closed_at, closed_by, chain_head, sheet, pdf, pdf_name, pdf_sha256)
       VALUES (?, ?, ?, ?, 'test-desk', ?, '{}', x'00', 'CLOSE.pdf', ?)`,
      row.id,
      row.day,
      row.number,
      `${DAY}T18:00:00.000-05:00`,
      HASH,
      HASH,
    ),
  )
}

const run = (db: WritableDb, sql: string) => db.transaction(() => db.run(sql))
const REOPEN = `UPDATE day_close
  SET reopened_at = 'then', reopened_by = 'test-desk', reopen_reason = 'charge-missing', reopen_note = ''`

test('sessions of before are not late, and their days are open', () => {
  const db = migratedLog()
  expect(db.all('SELECT state, late_reason, late_note FROM session')).toEqual([
    { state: 'complete', late_reason: null, late_note: null },
  ])
  run(db, `UPDATE session SET state = 'draft'`)
})

test.each([
  [
    'a change of state',
    `UPDATE session SET state = 'held', hold_reason = 'other', hold_note = '', held_from = 'draft'`,
  ],
  ['a change of the entry', `UPDATE session SET entry = '{"a":1}'`],
  ['a move to another day', `UPDATE session SET performed_on = '2026-11-19'`],
  ['a deletion', 'DELETE FROM session'],
  ['another line', `UPDATE charge_line SET code = '19284'`],
  ['a line less', 'DELETE FROM charge_line'],
  [
    'a line more',
    `INSERT INTO charge_line SELECT '00000000-0000-7000-8000-00000000000b', session_id, claim, 1, code, units,
     modifiers, side, lesions, diagnoses, because, reference FROM charge_line`,
  ],
])('a closed day refuses %s', (_, sql) => {
  const db = migratedLog()
  close(db)
  expect(() => run(db, sql)).toThrow('is closed')
})

test('a closed day refuses a new session, unless it is marked as late', () => {
  const db = migratedLog()
  close(db)
  const insert = (id: string, late: string) =>
    run(
      db,
      `INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
         decision, codes, missing_count, entry, created_at, updated_at, late_reason, late_note)
       VALUES ('00000000-0000-7000-8000-${id}', 0, 'draft', '${DAY}', '', '', '', '', '', 'ready', '', 1, '{}', '', '',
         ${late})`,
    )
  expect(() => insert('000000000002', 'NULL, NULL')).toThrow('is closed')
  insert('000000000003', `'forgotten', ''`)
  run(db, `UPDATE session SET entry = '{"a":1}' WHERE late_reason IS NOT NULL`)
  expect(() => run(db, `UPDATE session SET late_reason = NULL, late_note = NULL`)).toThrow('is closed')
  run(
    db,
    `UPDATE session SET late_reason = NULL, late_note = NULL, performed_on = '' WHERE late_reason IS NOT NULL`,
  )
})

test('what was charged leaves a closed day, and is marked as late to be changed', () => {
  const db = migratedLog()
  close(db)
  run(db, `UPDATE session SET state = 'exported'`)
  const other = migratedLog()
  close(other)
  run(other, `UPDATE session SET state = 'draft', late_reason = 'correction', late_note = ''`)
  run(other, 'DELETE FROM charge_line')
})

test('a day that was opened again takes changes, and its close stays', () => {
  const db = migratedLog()
  close(db)
  run(db, REOPEN)
  run(db, `UPDATE session SET entry = '{"a":1}'`)
  expect(() => run(db, REOPEN)).toThrow('never changed')
  expect(() => run(db, 'DELETE FROM day_close')).toThrow('never deleted')
})

test.each([
  ['twice', { id: `${CLOSE.slice(0, -1)}d`, number: 2 }, 'UNIQUE'],
  ['under the number of another close', { id: `${CLOSE.slice(0, -1)}d` }, 'UNIQUE'],
  ['that is no day', { id: `${CLOSE.slice(0, -1)}d`, day: 'Friday' }, 'CHECK'],
])('a day is not closed %s', (_, parts, words) => {
  const db = migratedLog()
  close(db)
  expect(() => close(db, parts)).toThrow(words)
})

test.each([
  [`sheet = '{"a":1}'`],
  [`pdf = x'01'`],
  [`pdf_sha256 = '${'b'.repeat(64)}'`],
  [`closed_by = 'other'`],
])('a close is not changed: %s', change => {
  const db = migratedLog()
  close(db)
  expect(() => run(db, `UPDATE day_close SET ${change}`)).toThrow('never changed')
  expect(() => run(db, `${REOPEN}, ${change}`)).toThrow('never changed')
})

test.each([
  [FIND_STANDING, [DAY], ['day_close_stands_once']],
  [IS_CLOSED, [DAY], ['day_close_stands_once']],
  [FIND_LAST, [DAY], ['sqlite_autoindex_day_close_2']],
  [LIST_CLOSES, [100, 0], ['day_close_by_time']],
] as const)('%s uses its index', (sql, values, indexes) => {
  const plan = queryPlan(memoryDb(), sql, ...values)
  for (const index of indexes) expect(plan.join('\n')).toContain(index)
})
