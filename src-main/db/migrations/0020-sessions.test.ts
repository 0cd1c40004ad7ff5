import { expect, test } from 'vitest'
import type { WritableDb } from '#main/db/handles.ts'
import { memoryConnection, memoryDb } from '#main/testing/memory-db.ts'
import { migrate } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

type Columns = Readonly<Record<string, string | number | null>>

const A_SESSION: Columns = {
  id: id(1),
  revision: 0,
  state: 'draft',
  performed_on: '2026-11-20',
  performed_at: '',
  patient_name: 'TESTPATIENT, Synthetic',
  mrn: 'TEST1',
  accession: 'A1',
  search_name: 'testpatient synthetic',
  decision: 'ready',
  codes: '',
  missing_count: 0,
  entry: '{}',
  hold_reason: null,
  hold_note: null,
  held_from: null,
  created_at: '2026-11-20T09:10:00.000-05:00',
  updated_at: '2026-11-20T09:10:00.000-05:00',
}

const A_LINE: Columns = {
  id: id(9),
  session_id: id(1),
  claim: 'facility',
  position: 0,
  code: '19283',
  units: 1,
  modifiers: 'RT',
  side: 'right',
  lesions: '["A"]',
  diagnoses: '["R92.1"]',
  because: '[]',
  reference: '{}',
}

const HELD: Columns = { state: 'held', hold_reason: 'other', hold_note: 'x', held_from: 'draft' }

function insert(db: WritableDb, table: 'session' | 'charge_line', row: Columns): void {
  const names = Object.keys(row)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  db.transaction(() => db.run(sql, ...Object.values(row)))
}

function logWith(...rows: readonly Columns[]): WritableDb {
  const db = memoryDb([foundation, sessions])
  for (const row of rows) insert(db, 'session', { ...A_SESSION, ...row })
  return db
}

test('a row of each kind is taken', () => {
  const db = logWith({}, { id: id(2), ...HELD }, { id: id(3), state: 'complete', accession: 'A3' })
  insert(db, 'charge_line', A_LINE)
  expect(db.all('SELECT id FROM session')).toHaveLength(3)
})

test.each<readonly [string, Columns]>([
  ['a state that does not exist', { state: 'lost' }],
  ['no state', { state: null }],
  ['a date that is no date', { performed_on: '20.11.2026' }],
  ['an entry that is no JSON', { entry: '{' }],
  ['a hold without its reason', { ...HELD, hold_reason: null }],
  ['a hold that does not know whence', { ...HELD, held_from: null }],
  ['a reason without a hold', { ...HELD, state: 'draft' }],
  ['complete without a date', { state: 'complete', performed_on: '' }],
  ['complete without an MRN', { state: 'complete', mrn: '' }],
  ['complete without an accession', { state: 'complete', accession: '' }],
  ['a number where text belongs', { revision: 'one' }],
])('a session with %s is refused', (_, columns) => {
  expect(() => logWith(columns)).toThrow(/constraint failed|cannot store/)
})

test.each<readonly [string, Columns]>([
  ['no units', { units: 0 }],
  ['a code of four', { code: '1928' }],
  ['five modifiers', { modifiers: '26 53 59 RT LT' }],
  ['a side that is none', { side: 'both' }],
  ['a claim that is none', { claim: 'both' }],
  ['no session', { session_id: id(7) }],
])('a charge line with %s is refused', (_, columns) => {
  const db = logWith({})
  expect(() => insert(db, 'charge_line', { ...A_LINE, ...columns })).toThrow('constraint failed')
})

test('an accession number is charged once', () => {
  expect(() => logWith({ state: 'complete' }, { id: id(2), state: 'exported' })).toThrow('UNIQUE')
  expect(() => logWith({ state: 'complete' }, { id: id(2) }, { id: id(3), state: 'discarded' })).not.toThrow()
})

test('a session that holds lines is not deleted under them', () => {
  const db = logWith({})
  insert(db, 'charge_line', A_LINE)
  expect(() => db.transaction(() => db.run('DELETE FROM session'))).toThrow('FOREIGN KEY')
})

test('an exported session keeps its entry and its state, and is never deleted', () => {
  const db = logWith({ state: 'exported' })
  const run = (sql: string) => () => db.transaction(() => db.run(sql))
  expect(run(`UPDATE session SET entry = '{"a":1}'`)).toThrow('never changed')
  expect(run(`UPDATE session SET state = 'complete'`)).toThrow('never changed')
  expect(run('DELETE FROM session')).toThrow('never deleted')
})

test('a log of the schema before keeps its rows and gets the new tables', () => {
  const connection = memoryConnection([foundation])
  connection.exec(`INSERT INTO setting (name, value) VALUES ('site', '"T"')`)
  migrate(connection, [foundation, sessions])
  expect(connection.prepare('SELECT name FROM setting').all()).toEqual([{ name: 'site' }])
  expect(connection.prepare('SELECT count(*) AS n FROM session').get()).toEqual({ n: 0 })
})
