import { expect, test } from 'vitest'
import { writableDb } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { FIND_NAME } from '#main/features/quick-picks/queries.ts'
import { memoryConnection, memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'
import { quickPicks } from './0060-quick-picks.ts'

const ALL = [foundation, sessions, exports, quickPicks]
const AT = '2026-11-20T09:00:00.000-05:00'

function insert(db: WritableDb, id: number, columns: Readonly<Record<string, string | number | null>> = {}) {
  const row = {
    id: `00000000-0000-7000-8000-${String(id).padStart(12, '0')}`,
    owner: '',
    name: 'Wire, right',
    shape: '{}',
    used: 0,
    created_at: AT,
    removed_at: null,
    ...columns,
  }
  const names = Object.keys(row)
  const sql = `INSERT INTO quick_pick (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  db.transaction(() => db.run(sql, ...Object.values(row)))
}

test('a log of the schema before keeps its rows and gets room for quick picks', () => {
  const connection = memoryConnection([foundation, sessions, exports])
  connection.exec(`INSERT INTO setting (name, value) VALUES ('site', '"T"')`)
  migrate(connection, ALL)
  const db = writableDb(connection)
  insert(db, 1)
  expect(db.all('SELECT name FROM setting')).toEqual([{ name: 'site' }])
  expect(db.all('SELECT name FROM quick_pick')).toEqual([{ name: 'Wire, right' }])
})

test('a name is offered once to an owner, in whatever letters, and a removed one does not count', () => {
  const db = memoryDb(ALL)
  insert(db, 1)
  expect(() => insert(db, 2, { name: 'WIRE, RIGHT' })).toThrow('UNIQUE')
  insert(db, 3, { owner: 'test-desk' })
  insert(db, 4, { removed_at: AT })
  expect(db.all('SELECT id FROM quick_pick')).toHaveLength(3)
})

test.each([
  ['no name', { name: '' }],
  ['a name of 61 characters', { name: 'x'.repeat(61) }],
  ['a shape that is no JSON', { shape: '{' }],
  ['a negative count', { used: -1 }],
])('a quick pick with %s is refused', (_, columns) => {
  expect(() => insert(memoryDb(ALL), 1, columns)).toThrow('constraint failed')
})

test('a name is looked up by its index', () => {
  const plan = queryPlan(memoryDb(ALL), FIND_NAME, '', 'x', 'y').join('; ')
  expect(plan).toContain('quick_pick_by_name')
})

test('a session has one form for downtime at most, and a number stands for one form', () => {
  const connection = memoryConnection(ALL)
  connection.pragma('foreign_keys = OFF')
  const insert = (number: string, session: string | null) =>
    connection
      .prepare('INSERT INTO downtime_form (number, session_id, made_at) VALUES (?, ?, ?)')
      .run(number, session, AT)
  insert('DTK7M000001', 'a')
  insert('DTK7M000002', null)
  insert('DTK7M000003', null)
  expect(() => insert('DTK7M000004', 'a')).toThrow('UNIQUE')
  expect(() => insert('DTK7M000001', null)).toThrow('UNIQUE')
  expect(() => insert('K7M000005', null)).toThrow('constraint failed')
})
