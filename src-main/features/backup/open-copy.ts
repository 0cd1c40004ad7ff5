import { fail, ok, type Result } from '#shared/base/result.ts'
import { connect, readableDb } from '#main/db/connection.ts'
import { proveLogEncrypted } from '#main/db/encryption-proof.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { newestVersion } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { schemaVersion } from '#main/db/queries.ts'
import { sqliteCode } from '#main/db/sqlite.ts'
import type { Files } from '#main/ports/files.ts'
import { checkLog, type LogContents } from './check-log.ts'

export type CopyReport = LogContents & { readonly schema: number }

/** Reads an open copy to its end. */
export type ReadCopy = (db: ReadableDb) => Result<LogContents, string>

/** Opens a copy of a log that nobody else has open, checks it whole and closes it again. */
export function checkCopy(
  files: Files,
  { path, key }: { readonly path: string; readonly key: string },
  read: ReadCopy = checkLog,
): Result<CopyReport, string> {
  const encrypted = proveLogEncrypted(files, path)
  if (!encrypted.ok) return fail('The copy is not encrypted.')
  const connection = connect(path, key)
  try {
    const schema = schemaVersion(connection)
    if (schema > newestVersion(MIGRATIONS)) {
      return fail('It was made by a newer version of Chargemark; install that version first.')
    }
    const contents = read(readableDb(connection))
    return contents.ok ? ok({ ...contents.value, schema }) : contents
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    return fail(
      code === 'SQLITE_NOTADB'
        ? 'The key does not open it, or it is no log.'
        : `It cannot be read (${code}).`,
    )
  } finally {
    connection.close()
  }
}
