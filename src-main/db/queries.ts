import type { Connection } from './connection.ts'
import type { WritableDb } from './handles.ts'
import { isDamage, sqliteCode } from './sqlite.ts'

/**
 * Writes the canary so that the write is to be found, or not, in the raw bytes. SQLite does not write a row that
 * stays the same, so it stands with and without a full stop in turn.
 */
export function writeCanary(db: WritableDb, words: string): void {
  db.run(
    `INSERT INTO encryption_canary (only_row, words)
     VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET
       words = CASE words WHEN excluded.words THEN excluded.words || '.' ELSE excluded.words END`,
    words,
  )
}

/** A copy of the log with the same key, whole and without the bytes of deleted rows. */
export function copyInto(connection: Connection, path: string): void {
  connection.prepare('VACUUM INTO ?').run(path)
}

/** A log beside the database of a connection, under the name `log`. */
export function attachLog(connection: Connection, path: string, key: string): void {
  connection.prepare(`ATTACH ? AS log KEY "x'${key}'"`).run(path)
}

/** As `copyInto`, of an attached log: the copy takes the key of the connection's own database. */
export function copyLogInto(connection: Connection, path: string): void {
  connection.prepare('VACUUM log INTO ?').run(path)
}

/** How large a copy of the log will be: its pages without those that are free. */
export function bytesInUse(connection: Connection): number {
  const number = (name: string) => Number(connection.pragma(name, { simple: true }))
  return (number('page_count') - number('freelist_count')) * number('page_size')
}

export function schemaVersion(connection: Connection): number {
  const version = connection.pragma('user_version', { simple: true })
  return typeof version === 'number' ? version : 0
}

/** The statements of all tables, as SQLite keeps them. */
export function listTables(connection: Connection): readonly string[] {
  const rows = connection
    .prepare(
      `SELECT sql
       FROM sqlite_schema
       WHERE type = 'table' AND sql IS NOT NULL`,
    )
    .all() as readonly { readonly sql: string }[]
  return rows.map(({ sql }) => sql)
}

/**
 * Moves everything from the write-ahead log into the log and empties it: deleted patient data is gone from both. While
 * a backup reads, or the disk is full, the write-ahead log cannot be emptied: nobody is made to wait for that, what was
 * committed stands there as well, and the answer is false.
 */
export function checkpoint(connection: Connection): boolean {
  const patienceMs = connection.pragma('busy_timeout', { simple: true })
  connection.pragma('busy_timeout = 0')
  try {
    return connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
  } catch (error) {
    if (!/^SQLITE_(FULL|IOERR|READONLY|BUSY)/.test(sqliteCode(error) ?? '') || isDamage(error)) throw error
    return false
  } finally {
    connection.pragma(`busy_timeout = ${Number(patienceMs)}`)
  }
}

/** The first damage found in the file; null when it is whole. */
export function firstDamage(connection: Connection): string | null {
  const answer = connection.pragma('quick_check(1)', { simple: true })
  return answer === 'ok' ? null : String(answer)
}

/** Whether a row refers to one that is not there. */
export function hasLooseReference(connection: Connection): boolean {
  return connection.prepare('PRAGMA foreign_key_check').get() !== undefined
}
