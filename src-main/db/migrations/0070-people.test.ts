import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection, memoryDb } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { people } from './0070-people.ts'

const ALL = [foundation, people]
const AT = '2026-11-20T09:00:00.000-05:00'
const ID = '00000000-0000-7000-8000-000000000001'

type Columns = Readonly<Record<string, string | number | null>>

function insert(db: WritableDb, table: string, row: Columns): void {
  const names = Object.keys(row)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  db.transaction(() => db.run(sql, ...Object.values(row)))
}

const aPerson = (columns: Columns = {}): Columns => ({
  id: ID,
  name: 'TEST, First',
  sign_in_name: 'first',
  roles: '[]',
  named_rights: '[]',
  active: 1,
  secret: '{}',
  must_change: 0,
  failures: 0,
  last_failure_at: null,
  locked_out: 0,
  last_signed_in_at: null,
  created_at: AT,
  ...columns,
})

const aCode = (columns: Columns = {}): Columns => ({
  number: 1,
  code_hash: 'a'.repeat(64),
  made_at: AT,
  made_by: 'TEST, First',
  used_at: null,
  used_by: null,
  reason: null,
  acknowledged_at: null,
  withdrawn_at: null,
  ...columns,
})

test('a log of the schema before keeps its rows and gets room for people', () => {
  const connection = memoryConnection([foundation])
  connection.exec(`INSERT INTO setting (name, value) VALUES ('site', '"T"')`)
  migrate(connection, ALL)
  const db = writableDb(connection)
  insert(db, 'person', aPerson())
  expect(db.all('SELECT name FROM setting')).toEqual([{ name: 'site' }])
  expect(db.all('SELECT name FROM person')).toEqual([{ name: 'TEST, First' }])
})

test.each([
  ['a state that is none', { active: 2 }],
  ['roles that are no JSON', { roles: 'entry' }],
  ['a failure of no time', { failures: 1 }],
  ['a time of no failure', { last_failure_at: AT }],
  ['no sign-in name', { sign_in_name: '' }],
])('a person with %s is refused', (_, columns) => {
  expect(() => insert(memoryDb(ALL), 'person', aPerson(columns))).toThrow('constraint failed')
})

test('a person is never deleted, and a name of the trail stays with its person', () => {
  const db = memoryDb(ALL)
  insert(db, 'person', aPerson())
  insert(db, 'person_name', { name: 'TEST, First', person_id: ID })
  expect(() => db.transaction(() => db.run('DELETE FROM person'))).toThrow('never deleted')
  expect(() => db.transaction(() => db.run('DELETE FROM person_name'))).toThrow('stays with its person')
  expect(() => db.transaction(() => db.run(`UPDATE person_name SET name = 'x'`))).toThrow(
    'stays with its person',
  )
  expect(() => insert(db, 'person_name', { name: 'test, FIRST', person_id: ID })).toThrow('UNIQUE')
})

test.each([
  ['used by nobody', { used_at: AT, reason: 'TEST' }],
  ['used without a reason', { used_at: AT, used_by: 'TEST' }],
  ['acknowledged before it was used', { acknowledged_at: AT }],
  ['withdrawn after it was used', { used_at: AT, used_by: 'TEST', reason: 'TEST', withdrawn_at: AT }],
])('a sealed code %s is refused', (_, columns) => {
  expect(() => insert(memoryDb(ALL), 'emergency_code', aCode(columns))).toThrow('constraint failed')
})

test('two accounts of programs are told apart by their names, in whatever letters', () => {
  const db = memoryDb(ALL)
  const account = { id: ID, name: 'nightly', roles: '["exporter"]', key_hash: 'b'.repeat(64), made_at: AT }
  insert(db, 'service_account', account)
  const other = { ...account, id: ID.replace(/1$/, '2'), name: 'NIGHTLY', key_hash: 'c'.repeat(64) }
  expect(() => insert(db, 'service_account', other)).toThrow('UNIQUE')
})
