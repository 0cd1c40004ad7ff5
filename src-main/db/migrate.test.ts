import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail } from '#shared/base/result.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryConnection } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { configure, connect } from './connection.ts'
import { migrate, newestVersion } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { openStore } from './open-store.ts'
import { schemaVersion } from './queries.ts'

const colors: Migration = {
  version: 9980,
  name: 'colors',
  sql: 'CREATE TABLE color (name TEXT NOT NULL) STRICT;',
}
const broken: Migration = {
  version: 9990,
  name: 'broken',
  sql: 'CREATE TABLE half (name TEXT NOT NULL) STRICT; INSERT INTO nowhere VALUES (1);',
}

function open(folder: string, migrations: readonly Migration[]) {
  const opened = openStore({ folder, ports: nodePorts(folder, { clock: fixedClock() }), migrations })
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.found}`)
  return opened.value
}

test('the migrations stand in order, each version once', () => {
  const versions = MIGRATIONS.map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b))
})

test('only what the log has not seen runs, and its version is noted', () => {
  const connection = memoryConnection(MIGRATIONS)
  migrate(connection, [...MIGRATIONS, colors])
  migrate(connection, [...MIGRATIONS, colors])
  expect(schemaVersion(connection)).toBe(9980)
  expect(connection.prepare('SELECT count(*) AS n FROM color').get()).toEqual({ n: 0 })
})

test('a step that fails leaves nothing of itself and keeps the steps before it', () => {
  const connection = memoryConnection(MIGRATIONS)
  expect(() => migrate(connection, [...MIGRATIONS, colors, broken])).toThrow('nowhere')
  expect(schemaVersion(connection)).toBe(9980)
  expect(connection.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half'`).all()).toEqual([])
})

const parents: Migration = {
  version: 9970,
  name: 'parents',
  sql: `
    CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent (id)) STRICT;
    INSERT INTO parent (id) VALUES (1), (2);
    INSERT INTO child (parent) VALUES (2);
  `,
}

const rebuilding = (rows: string): Migration => ({
  version: 9975,
  name: 'rebuilt',
  rebuilds: true,
  sql: `
    CREATE TABLE parent_next (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    INSERT INTO parent_next (id, name) SELECT id, 'x' FROM parent ${rows};
    DROP TABLE parent;
    ALTER TABLE parent_next RENAME TO parent;
  `,
})

test('a table that others refer to is rebuilt under its name, and references are enforced afterwards', () => {
  const connection = memoryConnection(MIGRATIONS)
  migrate(connection, [...MIGRATIONS, parents, rebuilding('')])
  expect(connection.prepare('SELECT parent FROM child').all()).toEqual([{ parent: 2 }])
  expect(() => connection.exec('DELETE FROM parent')).toThrow('FOREIGN KEY')
})

test('a rebuild that loses a row which others refer to is undone', () => {
  const connection = memoryConnection(MIGRATIONS)
  expect(() => migrate(connection, [...MIGRATIONS, parents, rebuilding('WHERE id = 1')])).toThrow('loose')
  expect(schemaVersion(connection)).toBe(9970)
  expect(() => connection.exec('DELETE FROM parent')).toThrow('FOREIGN KEY')
})

test('before a log is migrated an encrypted copy of it is kept, which opens with the same key', () => {
  const folder = join(tempFolder(), 'data')
  const before = open(folder, MIGRATIONS)
  before.db.transaction(() =>
    before.db.run(`INSERT INTO setting (name, value) VALUES ('note', '"TESTPATIENT"')`),
  )
  before.close()
  open(folder, [...MIGRATIONS, colors]).close()

  const name = `chargemark-schema-${newestVersion(MIGRATIONS)}-20261120T091000.db`
  const path = join(folder, 'backups', name)
  expect(readdirSync(join(folder, 'backups'))).toEqual([name])
  expect(readFileSync(path).includes('TESTPATIENT')).toBe(false)
  expect(readFileSync(path).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')

  const key = readFileSync(join(folder, 'key', 'chargemark.key'), 'utf8').trim()
  const copy = connect(path, key)
  configure(copy)
  expect(schemaVersion(copy)).toBe(newestVersion(MIGRATIONS))
  expect(copy.prepare('SELECT name, value FROM setting').all()).toEqual([
    { name: 'note', value: '"TESTPATIENT"' },
  ])
  copy.close()
})

test('a log whose copy is not proven is left as it is, and the copy is not kept', () => {
  const folder = join(tempFolder(), 'data')
  open(folder, MIGRATIONS).close()
  const ports = nodePorts(folder, { clock: fixedClock() })
  const proveCopy = () => fail('The copy is damaged.')
  const refused = openStore({ folder, ports, migrations: [...MIGRATIONS, colors], proveCopy })
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'update-without-copy', found: 'The copy is damaged.' },
  })
  expect(readdirSync(join(folder, 'backups'))).toEqual([])
  const again = open(folder, MIGRATIONS)
  expect(again.db.all(`SELECT name FROM sqlite_schema WHERE name = 'color'`)).toEqual([])
  again.close()
})

test('a log that is up to date is not copied', () => {
  const folder = join(tempFolder(), 'data')
  open(folder, MIGRATIONS).close()
  open(folder, MIGRATIONS).close()
  expect(existsSync(join(folder, 'backups'))).toBe(false)
})
