/// <reference path="./better-sqlite3.d.ts" />
import Database from 'better-sqlite3'

/** The driver. `better-sqlite3` is the name under which the build with encryption is installed. */
export { Database }

/** The code of an SQLite error, such as `SQLITE_FULL` or `SQLITE_IOERR_WRITE`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}

/** Whether an error means that a page of the file cannot be made out: damaged, cut off, or not of this key. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_DATA)/.test(code)
}
