import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection, queryPlan } from '#main/testing/memory-db.ts'
import { destinationsLedger } from './0115-destinations-ledger.ts'
import { MIGRATIONS } from './index.ts'

const SESSION = '00000000-0000-7000-8000-000000000001'
const LINE = '00000000-0000-7000-8000-00000000000a'
const HASH = 'a'.repeat(64)
const BEFORE = MIGRATIONS.filter(({ version }) => version < 115)

/** A log of the version before with three batches: a released one of two files, an undecided and an abandoned one. */
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
    INSERT INTO export_batch (number, destination, state, format, hl7_version, scope, folder, folder_inode, chain_head,
      created_at, settled_at)
    VALUES ('K7M0000001', 'default', 'releasing', 'hl7', '2.5.1', 'all', '/share', '77', '${HASH}', 'then', NULL),
      ('K7M0000002', 'default', 'releasing', 'csv', NULL, '2026-11-20', '/other', '78', '${HASH}', 'then', NULL),
      ('K7M0000003', 'default', 'abandoned', 'csv', NULL, 'all', '/share', '77', '${HASH}', 'then', 'later');
    INSERT INTO export_file (batch, claim, number, name, sha256, bytes, messages, lines, units, content, move,
      part_changed_at_ns)
    VALUES ('K7M0000001', 'facility', 'K7M-00002', 'CHG_2.hl7', '${HASH}', 9, 1, 1, 1, x'02', 'rename', '12'),
      ('K7M0000001', 'professional', 'K7M-00001', 'CHG_1.hl7', '${HASH}', 8, 1, 1, 1, x'01', 'link', '11');
    INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
    VALUES ('${LINE}', 'default', 'K7M0000001', 'K7M000000001');
    UPDATE export_batch SET state = 'released', settled_at = 'later' WHERE number = 'K7M0000001';
  `)
  migrate(connection, [...BEFORE, destinationsLedger])
  return writableDb(connection)
}

const run = (db: WritableDb, sql: string) => void db.transaction(() => db.run(sql))

test('what left so far left to the destination "default", with the format it had', () => {
  const db = migratedLog()
  expect(
    db.all('SELECT number, destination, state, format, sheet, created_by FROM export_batch ORDER BY number'),
  ).toEqual([
    {
      number: 'K7M0000001',
      destination: 'default',
      state: 'released',
      format: 'hl7',
      sheet: '{"kind":"hl7","version":"2.5.1"}',
      created_by: '',
    },
    expect.objectContaining({ number: 'K7M0000002', state: 'releasing', sheet: '{"kind":"csv"}' }),
    expect.objectContaining({ number: 'K7M0000003', state: 'abandoned', sheet: '{"kind":"csv"}' }),
  ])
  expect(db.all('SELECT destination, batch FROM export_ledger')).toEqual([
    { destination: 'default', batch: 'K7M0000001' },
  ])
})

test('the files of a batch keep their bytes, professional first, and what lies aside for each', () => {
  const db = migratedLog()
  expect(db.all('SELECT position, claim, name, content FROM export_file ORDER BY position')).toEqual([
    { position: 0, claim: 'professional', name: 'CHG_1.hl7', content: Buffer.from([1]) },
    { position: 1, claim: 'facility', name: 'CHG_2.hl7', content: Buffer.from([2]) },
  ])
  expect(db.all('SELECT position, move, part_changed_at_ns FROM export_aside ORDER BY position')).toEqual([
    { position: 0, move: 'link', part_changed_at_ns: '11' },
    { position: 1, move: 'rename', part_changed_at_ns: '12' },
  ])
})

test('an undecided batch knows its folder, so that the next start can decide it', () => {
  expect(migratedLog().all('SELECT batch, folder, aside, folder_inode FROM export_delivery')).toContainEqual({
    batch: 'K7M0000002',
    folder: '/other',
    aside: '/other',
    folder_inode: '78',
  })
})

const queue = (destination: string) => `
  INSERT INTO export_batch (number, destination, state, format, sheet, scope, chain_head, created_at, created_by)
  VALUES ('K7M0000009', '${destination}', 'queued', 'x12', '{}', 'all', '${HASH}', 'now', 'test-desk')`

const reserve = (destination: string, number: string) => `
  INSERT INTO export_ledger (charge_line_id, destination, batch, line_number)
  VALUES ('${LINE}', '${destination}', 'K7M0000009', '${number}')`

test('a line leaves once to each destination', () => {
  const db = migratedLog()
  run(db, queue('billing'))
  run(db, reserve('billing', 'K7M000000002'))
  expect(() => run(db, reserve('billing', 'K7M000000003'))).toThrow('UNIQUE')
})

test('a line that left before does not leave again to "default"', () => {
  const db = migratedLog()
  run(db, queue('default'))
  expect(() => run(db, reserve('default', 'K7M000000002'))).toThrow('UNIQUE')
})

test('a line number is given out once over all destinations', () => {
  const db = migratedLog()
  run(db, queue('billing'))
  expect(() => run(db, reserve('billing', 'K7M000000001'))).toThrow('UNIQUE')
})

test.each([
  [
    'a line is reserved after its batch was queued',
    `UPDATE export_batch SET state = 'releasing'`,
    'takes no more',
  ],
  ['a queued batch changes its sheet', `UPDATE export_batch SET sheet = '[]'`, 'never changed'],
  ['a batch is deleted', 'DELETE FROM export_batch', 'never deleted'],
  ['a file is changed', `UPDATE export_file SET content = x'00'`, 'never changed'],
  ['a file is deleted', 'DELETE FROM export_file', 'never deleted'],
])('it is refused that %s', (_, sql, words) => {
  const db = migratedLog()
  run(db, queue('billing'))
  const deeds = () => {
    run(db, sql.replace(/^(UPDATE export_batch .*)$/, `$1 WHERE number = 'K7M0000009'`))
    run(db, reserve('billing', 'K7M000000002'))
  }
  expect(deeds).toThrow(words)
})

test.each([
  [`SELECT number FROM export_batch WHERE state IN ('queued', 'releasing')`, 'export_batch_undecided'],
  [
    `SELECT number FROM export_batch WHERE destination = 'x' ORDER BY number DESC`,
    'export_batch_by_destination',
  ],
  [`SELECT position FROM export_answer_item WHERE session_id = 'x'`, 'export_answer_item_by_session'],
  [`SELECT position FROM export_answer_item WHERE batch = 'x'`, 'export_answer_item_by_batch'],
  [
    `SELECT answer FROM export_answer_item WHERE verdict = 'refused' AND settled_at IS NULL`,
    'export_answer_item_open',
  ],
  [`SELECT sha256 FROM export_answer ORDER BY received_at DESC LIMIT 9`, 'export_answer_by_time'],
])('%s uses %s', (sql, index) => {
  expect(queryPlan(migratedLog(), sql).join()).toContain(index)
})
