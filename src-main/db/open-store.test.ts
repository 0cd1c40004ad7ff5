import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { StartFailureCode } from '#shared/contract/start-failure.ts'
import { nodePorts, type Ports } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { CANARY } from './encryption-proof.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { openStore } from './open-store.ts'
import { Database } from './sqlite.ts'

type Start = {
  readonly folder: string
  readonly ports?: Partial<Ports>
  readonly migrations?: readonly Migration[]
}

function start({ folder, ports = {}, migrations = MIGRATIONS }: Start) {
  const all = nodePorts(folder, { clock: fixedClock(), ...ports })
  return openStore({ folder, ports: all, migrations })
}

/** Opens a log and closes it again; throws where it cannot be opened. */
function visit(options: Start): void {
  const opened = start(options)
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.found}`)
  opened.value.close()
}

function failureOf(options: Start): StartFailureCode | null {
  const opened = start(options)
  if (!opened.ok) return opened.error.code
  opened.value.close()
  return null
}

function dataFolder(): string {
  return join(tempFolder(), 'data')
}

/** A folder that holds a log, closed. */
function folderWithLog(): string {
  const folder = dataFolder()
  visit({ folder })
  return folder
}

/** Names and sizes of everything in a folder but the lock: what a refused start must leave alone. */
function contents(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name !== 'chargemark.lock')
    .map(name => {
      const path = join(folder, name)
      return statSync(path).isFile() ? `${name} ${readFileSync(path).toString('base64')}` : name
    })
    .sort()
}

test('the first start makes a log that the second start opens', () => {
  const folder = dataFolder()
  const first = start({ folder })
  if (!first.ok) throw new Error(first.error.code)
  first.value.db.transaction(() =>
    first.value.db.run(`INSERT INTO setting (name, value) VALUES ('site', '"T"')`),
  )
  first.value.close()

  const second = start({ folder })
  if (!second.ok) throw new Error(second.error.code)
  expect(second.value.db.all('SELECT name, value FROM setting')).toEqual([{ name: 'site', value: '"T"' }])
  second.value.close()
})

test('what is written is not to be found in the raw bytes of the log, nor in its write-ahead log', () => {
  const folder = dataFolder()
  const opened = start({ folder })
  if (!opened.ok) throw new Error(opened.error.code)
  const { db, checkpoint, close, encryption } = opened.value
  const words = 'TESTPATIENT Synthetic'
  db.transaction(() => db.run('INSERT INTO setting (name, value) VALUES (?, ?)', 'x', JSON.stringify(words)))
  const writeAhead = readFileSync(join(folder, 'chargemark.db-wal'))
  expect(writeAhead.length).toBeGreaterThan(0)
  expect(writeAhead.includes(words)).toBe(false)
  checkpoint()
  expect(statSync(join(folder, 'chargemark.db-wal')).size).toBe(0)
  close()
  const bytes = readFileSync(join(folder, 'chargemark.db'))
  expect(bytes.includes(words) || bytes.includes(CANARY)).toBe(false)
  expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  expect(encryption.checkedAt).toBe('2026-11-20T09:10:00.000-05:00')
})

test('a folder path that leads through a file cannot be written', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, 'not a folder')
  expect(failureOf({ folder: file })).toBe('folder-not-writable')
  expect(failureOf({ folder: join(file, 'below') })).toBe('folder-not-writable')
  expect(readFileSync(file, 'utf8')).toBe('not a folder')
})

test('a folder that refuses the lock file cannot be written', () => {
  const folder = dataFolder()
  mkdirSync(join(folder, 'chargemark.lock'), { recursive: true })
  expect(failureOf({ folder })).toBe('folder-not-writable')
})

test('a network share is refused before anything is made on it', () => {
  const folder = dataFolder()
  expect(failureOf({ folder, ports: { volumes: { kindOf: () => 'network', freeBytes: () => null } } })).toBe(
    'network-share',
  )
  expect(readdirSync(dirname(folder))).toEqual([])
})

test('a volume that says nothing about itself is taken for a local one', () => {
  expect(
    failureOf({
      folder: dataFolder(),
      ports: { volumes: { kindOf: () => 'unknown', freeBytes: () => null } },
    }),
  ).toBeNull()
})

type Damage = readonly [what: string, damage: (folder: string) => void, code: StartFailureCode]

const log = (folder: string) => join(folder, 'chargemark.db')

const DAMAGES: readonly Damage[] = [
  ['the key is gone', folder => rmSync(join(folder, 'key'), { recursive: true }), 'key-missing'],
  [
    'the key is that of another log',
    folder =>
      copyFileSync(join(folderWithLog(), 'key', 'chargemark.key'), join(folder, 'key', 'chargemark.key')),
    'key-wrong',
  ],
  ['the key file is empty', folder => writeFileSync(join(folder, 'key', 'chargemark.key'), ''), 'key-wrong'],
  [
    'key and fingerprint are those of another log',
    folder => {
      const other = folderWithLog()
      copyFileSync(join(other, 'key', 'chargemark.key'), join(folder, 'key', 'chargemark.key'))
      copyFileSync(join(other, 'chargemark.fingerprint'), join(folder, 'chargemark.fingerprint'))
    },
    'store-corrupt',
  ],
  [
    'the key is that of another log and the fingerprint is gone',
    folder => {
      copyFileSync(join(folderWithLog(), 'key', 'chargemark.key'), join(folder, 'key', 'chargemark.key'))
      rmSync(join(folder, 'chargemark.fingerprint'))
    },
    'key-wrong',
  ],
  ['the log is garbage', folder => writeFileSync(log(folder), Buffer.alloc(50_000, 0x5a)), 'store-corrupt'],
  ['the log was cut short', folder => truncateSync(log(folder), 9_000), 'store-corrupt'],
  ['the log was cut to a few bytes', folder => truncateSync(log(folder), 7), 'store-corrupt'],
  ['the log is empty', folder => truncateSync(log(folder), 0), 'store-corrupt'],
  ['the log is gone', folder => rmSync(log(folder)), 'store-corrupt'],
  [
    'one page in the middle was overwritten',
    folder => {
      const bytes = readFileSync(log(folder))
      bytes.fill(0, 4096 * 3 + 100, 4096 * 3 + 200)
      writeFileSync(log(folder), bytes)
    },
    'store-corrupt',
  ],
  [
    'a database without encryption stands in its place',
    folder => {
      rmSync(log(folder))
      const plain = new Database(log(folder))
      plain.exec('CREATE TABLE session (id TEXT)')
      plain.close()
    },
    'not-encrypted',
  ],
]

test.each(DAMAGES)('when %s, the start is refused and nothing is changed', (_, damage, code) => {
  const folder = folderWithLog()
  damage(folder)
  const before = contents(folder)
  expect(failureOf({ folder })).toBe(code)
  expect(contents(folder)).toEqual(before)
})

test('a log whose fingerprint alone is gone opens and gets it back', () => {
  const folder = folderWithLog()
  const fingerprint = readFileSync(join(folder, 'chargemark.fingerprint'), 'utf8')
  rmSync(join(folder, 'chargemark.fingerprint'))
  visit({ folder })
  expect(readFileSync(join(folder, 'chargemark.fingerprint'), 'utf8')).toBe(fingerprint)
})

const unavailable = () => ({ ok: false, error: 'unavailable' }) as const
const NO_NEXT_KEY = { load: unavailable, keep: unavailable, promote: unavailable, drop: unavailable }

test('a key store that cannot be used is told apart from a key that is missing', () => {
  const folder = folderWithLog()
  const keyVault: Ports['keyVault'] = {
    describe: () => ({ kind: 'os-key-store', sentence: 'The key store of this test is locked.' }),
    load: () => ({ ok: false, error: 'unavailable' }),
    keep: () => ({ ok: false, error: 'unavailable' }),
    putAside: () => ({ ok: false, error: 'unavailable' }),
    next: NO_NEXT_KEY,
  }
  expect(failureOf({ folder, ports: { keyVault } })).toBe('key-vault-unavailable')
})

test('where the new key cannot be kept no log is made', () => {
  const folder = dataFolder()
  const keyVault: Ports['keyVault'] = {
    describe: () => ({ kind: 'os-key-store', sentence: 'The key store of this test is full.' }),
    load: () => ({ ok: true, value: null }),
    keep: () => ({ ok: false, error: 'unavailable' }),
    putAside: () => ({ ok: false, error: 'unavailable' }),
    next: NO_NEXT_KEY,
  }
  expect(failureOf({ folder, ports: { keyVault } })).toBe('key-vault-unavailable')
  expect(readdirSync(folder)).not.toContain('chargemark.db')
  expect(failureOf({ folder })).toBeNull()
})

test('a log of a newer schema is refused in words that name both versions', () => {
  const folder = dataFolder()
  const later = { version: 9990, name: 'later', sql: 'CREATE TABLE later (name TEXT NOT NULL) STRICT;' }
  visit({ folder, migrations: [...MIGRATIONS, later] })
  const opened = start({ folder })
  expect(opened.ok ? null : opened.error).toMatchObject({ code: 'schema-newer' })
  expect(opened.ok ? '' : opened.error.found).toContain('9990')
})

test('a log that is open is in use for everybody else, until it is closed', () => {
  const folder = dataFolder()
  const first = start({ folder })
  if (!first.ok) throw new Error(first.error.code)
  expect(failureOf({ folder })).toBe('store-in-use')
  first.value.close()
  expect(failureOf({ folder })).toBeNull()
})

test('a refused start lets go of the folder', () => {
  const folder = folderWithLog()
  const key = readFileSync(join(folder, 'key', 'chargemark.key'))
  rmSync(join(folder, 'key', 'chargemark.key'))
  expect(failureOf({ folder })).toBe('key-missing')
  writeFileSync(join(folder, 'key', 'chargemark.key'), key, { mode: 0o600 })
  expect(failureOf({ folder })).toBeNull()
})
