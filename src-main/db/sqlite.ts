/// <reference path="./better-sqlite3.d.ts" />
import Database from 'better-sqlite3'

/** The driver. `better-sqlite3` is the name under which the build with encryption is installed. */
export { Database }

/** The code of an SQLite error, such as `SQLITE_FULL` or `SQLITE_IOERR_WRITE`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}
