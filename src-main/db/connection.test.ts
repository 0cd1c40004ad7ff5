import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { configure, connect } from './connection.ts'

const INSERT = `INSERT INTO setting (name, value) VALUES (?, '1')`
const COUNT = 'SELECT count(*) AS n FROM setting'

test('a connection has the settings that the design promises', () => {
  const connection = connect(join(tempFolder(), 'log.db'), 'ab'.repeat(32))
  configure(connection)
  const setting = (name: string) => connection.pragma(name, { simple: true })
  expect(setting('journal_mode')).toBe('wal')
  expect(setting('synchronous')).toBe(2)
  expect(setting('foreign_keys')).toBe(1)
  expect(setting('secure_delete')).toBe(1)
  expect(setting('trusted_schema')).toBe(0)
  expect(setting('cell_size_check')).toBe(1)
  expect(setting('temp_store')).toBe(2)
  expect(setting('busy_timeout')).toBe(5000)
  expect(setting('cipher')).toBe('sqlcipher')
  connection.close()
})

test('what is not a key never reaches the statement that sets it', () => {
  expect(() => connect(join(tempFolder(), 'log.db'), `'; DROP TABLE x; --`)).toThrow('64 hexadecimal digits')
})

test('a transaction that throws leaves nothing', () => {
  const db = memoryDb()
  const work = () =>
    db.transaction(() => {
      db.run(INSERT, 'a')
      throw new Error('changed my mind')
    })
  expect(work).toThrow('changed my mind')
  expect(db.one(COUNT)).toEqual({ n: 0 })
  expect(db.inTransaction()).toBe(false)
})

test('a write outside of a transaction is a bug', () => {
  expect(() => memoryDb().run(INSERT, 'a')).toThrow('outside of a transaction')
})

test('transactions do not nest', () => {
  const db = memoryDb()
  expect(() => db.transaction(() => db.transaction(() => 1))).toThrow('inside another')
  expect(db.inTransaction()).toBe(false)
})
