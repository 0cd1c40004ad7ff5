import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { whileReading, type Connection } from './connection.ts'
import { proveLogEncrypted } from './encryption-proof.ts'
import { copyInto, firstDamage, schemaVersion } from './queries.ts'
import { sqliteCode } from './sqlite.ts'

type Where = { readonly files: Files; readonly folder: string; readonly at: string }

/**
 * Copies the log, with the same key, before its schema is changed: `chargemark-schema-20-20261120T091000.db`. The
 * copy is proven encrypted on its raw bytes and flushed to the disk; the name is taken when it is whole.
 */
export function backUpBeforeMigration(
  connection: Connection,
  { files, folder, at }: Where,
): Result<string, { readonly code: string }> {
  const name = `chargemark-schema-${schemaVersion(connection)}-${at.slice(0, 19).replaceAll(/[-:]/g, '')}.db`
  const path = join(folder, name)
  const aside = `${path}.new`
  try {
    const written = attempt(() => {
      files.ensureFolder(folder, 0o700)
      if (files.stat(aside)) files.unlink(aside)
      copyInto(connection, aside)
      const proven = proveLogEncrypted(files, aside)
      if (!proven.ok) return proven
      files.syncFile(aside)
      files.rename(aside, path)
      files.syncFolder(folder)
      return ok(null)
    })
    if (!written.ok) return fail({ code: written.error.systemCode })
    return written.value.ok ? ok(path) : fail({ code: written.value.error })
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    return fail({ code })
  }
}

/** Reads every page of a copy. */
export function provePages({
  path,
  key,
}: {
  readonly path: string
  readonly key: string
}): Result<null, string> {
  const refused = fail(`${path} is damaged.`)
  try {
    return whileReading(path, key, firstDamage) === null ? ok(null) : refused
  } catch (error) {
    if (sqliteCode(error) === null) throw error
    return refused
  }
}
