import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection, queryPlan } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'

const SESSION = '00000000-0000-7000-8000-000000000001'
const LINE = '00000000-0000-7000-8000-00000000000a'
const OTHER_LINE = '00000000-0000-7000-8000-00000000000b'

/** A log of the version before, with a complete session of two lines, brought up to this version. */
function migratedLog(): WritableDb {
  const connection = memoryConnection([foundation, sessions])
  connection.exec(`
    INSERT INTO session (id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name,
      decision, codes, missing_count, entry, created_at, updated_at)
    VALUES ('${SESSION}', 1, 'complete', '2026-11-20', '', 'TESTPATIENT, Synthetic', 'TEST0001', 'TEST-A-1', 'testpatient',
      'ready', '19283', 0, '{}', '2026-11-20T09:00:00.000-05:00', '2026-11-20T09:00:00.000-05:00');
    INSERT INTO charge_line (id, session_id, claim, position, code, units, modifiers, side, lesions, diagnoses, because,
      reference)
    VALUES ('${LINE}', '${SESSION}', 'professional', 0, '19283', 1, 'RT', 'right', '[]', '[]', '[]', '{}'),
      ('${OTHER_LINE}', '${SESSION}', 'facility', 0, '19283', 1, 'RT', 'right', '[]', '[]', '[]', '{}');
  `)
  migrate(connection, [foundation, sessions, exports])
  return writableDb(connection)
}

function insertBatch(db: WritableDb, number: string): void {
  db.transaction(() =>
    db.run(
      `INSERT INTO export_batch (number, destination, state, format, scope, folder, folder_inode, chain_head, created_at)
       VALUES (?, 'default', 'releasing', 'csv', 'all', 'folder', '1', ?, '2026-11-20T17:30:00.000-05:00')`,
      number,
      'a'.repeat(64),
    ),
  )
}

function reserve(db: WritableDb, batch: string, lineNumber: string): void {
  db.transaction(() =>
    db.run(
      `INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
       VALUES (?, 'default', ?, ?)`,
      LINE,
      batch,
      lineNumber,
    ),
  )
}

const settle = (db: WritableDb, state: string) => {
  db.transaction(() =>
    db.run(`UPDATE export_batch SET state = ?, settled_at = 'now' WHERE number = 'K7M0000001'`, state),
  )
}

function withReservedLine(): WritableDb {
  const db = migratedLog()
  insertBatch(db, 'K7M0000001')
  reserve(db, 'K7M0000001', 'K7M000000001')
  return db
}

test('what was in the log before is still there', () => {
  expect(migratedLog().all('SELECT id FROM charge_line ORDER BY id')).toEqual([
    { id: LINE },
    { id: OTHER_LINE },
  ])
})

test('a line is reserved once, and its number is given once', () => {
  const db = withReservedLine()
  insertBatch(db, 'K7M0000002')
  expect(() => reserve(db, 'K7M0000002', 'K7M000000002')).toThrow('UNIQUE')
})

const run = (sql: string) => (db: WritableDb) => void db.transaction(() => db.run(sql))

test.each([
  ['a reserved line is changed', run(`UPDATE charge_line SET units = 2 WHERE id = '${LINE}'`)],
  ['a reserved line is deleted', run(`DELETE FROM charge_line WHERE id = '${LINE}'`)],
  ['the session of a reserved line is reopened', run(`UPDATE session SET state = 'draft'`)],
  ['the entry of its session is changed', run(`UPDATE session SET entry = '{"a":1}'`)],
  ['a ledger entry is changed', run(`UPDATE export_ledger SET line_number = 'K7M000000009'`)],
  ['a ledger entry of an undecided batch is deleted', run('DELETE FROM export_ledger')],
  ['a batch is deleted', run('DELETE FROM export_batch')],
  ['a batch changes its number', run(`UPDATE export_batch SET number = 'K7M0000009'`)],
])('it is refused that %s', (_, change) => {
  expect(() => change(withReservedLine())).toThrow(/never|FOREIGN KEY/)
})

test('a line that is not reserved may go when its session is reopened', () => {
  const db = withReservedLine()
  run(`DELETE FROM charge_line WHERE id = '${OTHER_LINE}'`)(db)
  expect(db.all('SELECT id FROM charge_line')).toHaveLength(1)
})

test('a released batch keeps its ledger for ever and takes no more lines', () => {
  const db = withReservedLine()
  settle(db, 'released')
  expect(() => run('DELETE FROM export_ledger')(db)).toThrow('never deleted')
  expect(() => settle(db, 'abandoned')).toThrow('never changed')
  expect(() => reserve(db, 'K7M0000001', 'K7M000000002')).toThrow('takes no more lines')
})

test('an abandoned batch gives its lines back', () => {
  const db = withReservedLine()
  settle(db, 'abandoned')
  run('DELETE FROM export_ledger')(db)
  run(`UPDATE session SET state = 'draft'`)(db)
  insertBatch(db, 'K7M0000002')
  reserve(db, 'K7M0000002', 'K7M000000002')
  expect(db.all('SELECT batch FROM export_ledger')).toEqual([{ batch: 'K7M0000002' }])
})

test.each([
  [`SELECT number FROM export_batch WHERE state = 'releasing'`, 'export_batch_releasing'],
  [`SELECT charge_line_id FROM export_ledger WHERE batch = 'x'`, 'export_ledger_by_batch'],
  [
    `SELECT batch FROM export_ledger WHERE charge_line_id = 'x'`,
    'USING INDEX sqlite_autoindex_export_ledger',
  ],
])('%s uses %s', (sql, index) => {
  expect(queryPlan(migratedLog(), sql).join()).toContain(index)
})
