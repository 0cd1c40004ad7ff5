import type { ReadableDb, SqlValue, WritableDb } from './handles.ts'
import { attachLog } from './queries.ts'
import { Database } from './sqlite.ts'

export type Connection = Database
type Statement = ReturnType<Connection['prepare']>

/** Settings of every connection to the log; each is a promise that design or law asks for. */
const SETTINGS = [
  // A commit is on the disk when it returns, also through a power cut.
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  // Deleted bytes are overwritten with zeros.
  'secure_delete = ON',
  // A schema that was tampered with can call nothing.
  'trusted_schema = OFF',
  'cell_size_check = ON',
  // Sorting never writes to a temporary file, which would not be encrypted.
  'temp_store = MEMORY',
  'busy_timeout = 5000',
  // 16 MB: in a log of years the upper pages of every index stay decrypted.
  'cache_size = -16384',
] as const

/** Opens a file of the log with its key (64 hexadecimal digits). Reads nothing yet, so a wrong key shows later. */
export function connect(path: string, key: string): Connection {
  return keyed(() => new Database(path, { timeout: 5_000 }), key)
}

/** Opens a log beside those who work in it: nothing can be written through this connection. */
export function connectReading(path: string, key: string): Connection {
  const connection = keyed(() => new Database(path, { timeout: 5_000, readonly: true }), key)
  for (const setting of ['trusted_schema = OFF', 'cell_size_check = ON', 'temp_store = MEMORY']) {
    connection.pragma(setting)
  }
  return connection
}

const NO_KEY = 'The key is not 64 hexadecimal digits.'
const isKeyText = (key: string): boolean => /^[0-9a-f]{64}$/.test(key)

/** Opens a log beside those who work in it, for as long as it is read. */
export function whileReading<T>(path: string, key: string, work: (connection: Connection) => T): T {
  const connection = connectReading(path, key)
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

function keyed(open: () => Connection, key: string): Connection {
  if (!isKeyText(key)) throw new Error(NO_KEY)
  const connection = open()
  connection.pragma("cipher = 'sqlcipher'")
  connection.pragma('legacy = 4')
  // A raw key: no passphrase is stretched, which would cost a quarter of a second at each start.
  connection.pragma(`key = "x'${key}'"`)
  return connection
}

/**
 * Opens a log for being copied into a file with another key. What is copied out of an attached database takes the key
 * of the connection's own, which is an empty file here: the stand-in, to be removed after.
 */
export function connectForNextKey(
  log: string,
  { key, next, standIn }: { readonly key: string; readonly next: string; readonly standIn: string },
): Connection {
  if (!isKeyText(key)) throw new Error(NO_KEY)
  const connection = connect(standIn, next)
  try {
    connection.pragma('trusted_schema = OFF')
    connection.pragma('temp_store = MEMORY')
    attachLog(connection, log, key)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Makes the settings of the log on an open connection. The first of them reads the file: it throws on a wrong key. */
export function configure(connection: Connection): void {
  for (const setting of SETTINGS) connection.pragma(setting)
}

/** Makes an open connection one that cannot write, with the settings that reading asks for. */
export function configureForReading(connection: Connection): void {
  for (const setting of READING) connection.pragma(setting)
}

const READING = [
  'query_only = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'temp_store = MEMORY',
  'busy_timeout = 5000',
  'cache_size = -16384',
] as const

/** The handle of a connection that only reads. */
export function readableDb(connection: Connection): ReadableDb {
  const { one, all, iterate } = writableDb(connection)
  return { one, all, iterate }
}

/** The handle that the features get: prepared statements by text, one level of transactions. */
export function writableDb(connection: Connection): WritableDb {
  const statements = new Map<string, Statement>()
  let working = false
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    one: <Row extends object>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).get(...values) as Row | undefined,
    all: <Row extends object>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).all(...values) as readonly Row[],
    iterate: <Row extends object>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).iterate(...values) as IterableIterator<Row>,
    run: (sql, ...values) => {
      if (!working) throw new Error('A write stands outside of a transaction.')
      return prepared(sql).run(...values).changes
    },
    transaction: work => {
      if (working) throw new Error('A transaction stands inside another.')
      prepared('BEGIN IMMEDIATE').run()
      working = true
      try {
        const result = work()
        prepared('COMMIT').run()
        return result
      } finally {
        working = false
        // Still open means that the work or the commit failed.
        if (connection.inTransaction) prepared('ROLLBACK').run()
      }
    },
    inTransaction: () => working,
  }
}
