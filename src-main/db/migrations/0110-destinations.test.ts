import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { memoryConnection, memoryDb } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'
import { destinations } from './0110-destinations.ts'

const ALL = [foundation, sessions, exports, destinations]

function insert(db: WritableDb, columns: Readonly<Record<string, string | number | null>> = {}) {
  const row = {
    id: 'north',
    sheet: '{"id":"north"}',
    hash: 'a'.repeat(64),
    revision: 1,
    updated_at: '2026-11-20T09:00:00.000-05:00',
    retired_at: null,
    ...columns,
  }
  const names = Object.keys(row)
  const sql = `INSERT INTO destination (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  db.transaction(() => db.run(sql, ...Object.values(row)))
}

test('a log of the schema before keeps its rows and gets room for destinations', () => {
  const connection = memoryConnection([foundation, sessions, exports])
  connection.exec(`INSERT INTO setting (name, value) VALUES ('site', '"T"')`)
  migrate(connection, ALL)
  const db = writableDb(connection)
  insert(db)
  expect(db.all('SELECT name FROM setting')).toEqual([{ name: 'site' }])
  expect(db.all('SELECT id FROM destination')).toEqual([{ id: 'north' }])
})

test.each([
  ['an id in capitals', { id: 'North', sheet: '{"id":"North"}' }],
  ['an id with a dot', { id: 'a.b', sheet: '{"id":"a.b"}' }],
  ['a sheet of another id', { sheet: '{"id":"south"}' }],
  ['a sheet that is no JSON', { sheet: '{' }],
  ['a short hash', { hash: 'a' }],
  ['no revision', { revision: 0 }],
])('a destination with %s is refused', (_, columns) => {
  expect(() => insert(memoryDb(ALL), columns)).toThrow(/constraint failed|malformed JSON/)
})

test('a destination changes one revision at a time and is never deleted', () => {
  const db = memoryDb(ALL)
  insert(db)
  const run = (sql: string) => db.transaction(() => db.run(sql))
  expect(() => run(`UPDATE destination SET retired_at = ''`)).toThrow('one revision at a time')
  expect(() => run('UPDATE destination SET revision = 3')).toThrow('one revision at a time')
  expect(run('UPDATE destination SET revision = 2')).toBe(1)
  expect(() => run('DELETE FROM destination')).toThrow('never deleted')
})
