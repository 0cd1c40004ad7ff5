import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import {
  LIST_ENTRIES,
  LIST_MENDED,
  LIST_OF_WHOLE_FILES,
  LIST_OPEN_OF_SESSION,
} from '#main/features/exports/answers/refusal-queries.ts'
import { LIST_SAID } from '#main/features/exports/answers/said-queries.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { refusals } from './0130-refusals.ts'
import { MIGRATIONS } from './index.ts'

const SESSION = '00000000-0000-7000-8000-000000000001'
const LINE = '00000000-0000-7000-8000-00000000000a'
const HASH = 'a'.repeat(64)
const BEFORE = MIGRATIONS.filter(({ version }) => version < 130)

/** A log of the version before: a line that left to a receiver, which refused it. */
function migratedLog(): WritableDb {
  const connection = memoryConnection(BEFORE)
  connection.exec(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES ('${SESSION}', 1, 'complete', '2026-11-20', '', 'TESTPATIENT, Synthetic', 'TEST0001', 'TEST-A-1', 'testpatient',
      'ready', '19283', 0, '{}', '2026-11-20T09:00:00.000-05:00', '2026-11-20T09:00:00.000-05:00');
    INSERT INTO charge_line (id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses, because,
      reference)
    VALUES ('${LINE}', '${SESSION}', 'professional', 0, '19283', 1, 'RT', 'right', '[]', '[]', '[]', '{}');
    INSERT INTO export_batch (number, destination, state, format, sheet, scope, chain_head, created_at, created_by)
    VALUES ('K7M0000001', 'billing', 'queued', 'csv', '{}', 'all', '${HASH}', 'then', 'test-desk');
    INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
    VALUES ('${LINE}', 'billing', 'K7M0000001', 'K7M000000001');
    UPDATE export_batch SET state = 'releasing';
    UPDATE export_batch SET state = 'released', settled_at = 'later';
    INSERT INTO export_answer (sha256, destination, name, kind, content, words, received_at, seen_at)
    VALUES ('${HASH}', 'billing', 'a.rej', 'marker', 'no', 'refused', 'then', NULL);
    INSERT INTO export_answer_item (answer, position, batch, names, verdict, code, words)
    VALUES ('${HASH}', 0, 'K7M0000001', 'a', 'refused', 'REJ', 'no');
  `)
  migrate(connection, [...BEFORE, refusals])
  return writableDb(connection)
}

const run = (db: WritableDb, sql: string) => void db.transaction(() => db.run(sql))

const refuse = (number = 'K7M000000001') => `
  INSERT INTO export_refusal (line_number, kind, charge_line_id, destination, batch, answer, position, taken_up_at,
    taken_up_by)
  VALUES ('${number}', 'charge', '${LINE}', 'billing', 'K7M0000001', '${HASH}', 0, 'now', 'test-desk')`

const EMPTY = 'DELETE FROM export_ledger'
const sendAnew = (number: string) => `
  INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
  VALUES ('${LINE}', 'billing', 'K7M0000002', '${number}')`
const QUEUE = `
  INSERT INTO export_batch (number, destination, state, format, sheet, scope, chain_head, created_at, created_by)
  VALUES ('K7M0000002', 'billing', 'queued', 'csv', '{}', 'all', '${HASH}', 'now', 'test-desk')`

test('answers of before keep what they said, and nobody is named who has seen them', () => {
  expect(migratedLog().all('SELECT name, seen_by FROM export_answer')).toEqual([
    { name: 'a.rej', seen_by: null },
  ])
})

test('a refused line leaves again under a number that was never given', () => {
  const db = migratedLog()
  for (const sql of [refuse(), EMPTY, QUEUE]) run(db, sql)
  expect(() => run(db, sendAnew('K7M000000001'))).toThrow('never given twice')
  run(db, sendAnew('K7M000000002'))
  expect(db.all('SELECT line_number FROM export_ledger')).toEqual([{ line_number: 'K7M000000002' }])
})

test.each([
  ['an entry that nobody refused is deleted', [EMPTY], 'never deleted'],
  ['a number that never left is refused', [refuse('K7M000000009')], 'only what left is refused'],
  ['a refusal is changed', [refuse(), `UPDATE export_refusal SET kind = 'credit'`], 'never changed'],
  ['a refusal is deleted', [refuse(), 'DELETE FROM export_refusal'], 'never deleted'],
  ['a refused line is changed', [refuse(), EMPTY, `UPDATE charge_line SET units = 2`], 'never changed'],
  ['a refused line is deleted', [refuse(), EMPTY, 'DELETE FROM charge_line'], 'FOREIGN KEY'],
])('it is refused that %s', (_, deeds, words) => {
  const db = migratedLog()
  expect(() => deeds.forEach(sql => run(db, sql))).toThrow(words)
})

test.each([
  [LIST_OPEN_OF_SESSION, ['x', 'x', 'x'], ['export_answer_item_by_session', 'export_answer_item_by_batch']],
  [
    LIST_ENTRIES,
    ['x', 'x', 'x', 'x'],
    ['export_ledger_by_batch', 'export_credit_by_batch', 'export_refusal_by_batch'],
  ],
  [LIST_MENDED, ['x', 'x', 'x', 'y'], ['export_ledger_by_batch', 'export_refusal_by_item']],
  [LIST_SAID, ['x', 'x', 'x', 'x'], ['export_answer_item_by_batch', 'audit_event_by_session']],
  [LIST_OF_WHOLE_FILES, ['x'], ['export_refusal_by_item']],
] as const)('%s uses its index', (sql, values, indexes) => {
  const plan = queryPlan(memoryDb(), sql, ...values).join('\n')
  for (const index of indexes) expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN (export_ledger|charge_line|session|export_credit|export_refusal)/)
})
