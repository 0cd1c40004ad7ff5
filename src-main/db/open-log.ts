import { fail, ok, type Result } from '#shared/base/result.ts'
import { startFailure, type StartFailure } from '#shared/contract/start-failure.ts'
import type { Ports } from '#main/ports/ports.ts'
import { backUpBeforeMigration } from './backup-copy.ts'
import { configure, connect, writableDb, type Connection } from './connection.ts'
import { CANARY, proveLogEncrypted, proveWriteAheadEncrypted } from './encryption-proof.ts'
import { fingerprintOf } from './key.ts'
import { migrate, newestVersion } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { firstDamage, schemaVersion, writeCanary } from './queries.ts'
import { sqliteCode } from './sqlite.ts'
import type { StorePaths } from './store-paths.ts'

/** Up to this size the whole file is checked for damage at the start; a larger one when damage was met in it, and once a week. */
const CHECKED_WHOLE_BYTES = 8 * 1024 * 1024

type OpenLog = Pick<Ports, 'files' | 'clock' | 'logger'> & {
  readonly paths: StorePaths
  readonly key: string
  readonly migrations: readonly Migration[]
  /** False when nothing but the log itself can tell whether the key fits. */
  readonly fingerprintKnown: boolean
  /** The schema of a log that was copied before it was opened, the copy proven whole; null where none was. */
  readonly copiedFrom: number | null
  readonly proveCopy: ProveCopy
}

/** The log as it was before its schema was changed, and when that was. */
export type CopyOfUpdate = {
  readonly path: string
  readonly key: string
  readonly at: string
  readonly paths: StorePaths
}

/** Reads a copy whole, or says in a sentence why it is not. Nothing is changed in a log whose copy is not proven. */
export type ProveCopy = (copy: CopyOfUpdate) => Result<null, string>

/** A log that was opened, and the key it has. */
export type OpenedLog = {
  readonly connection: Connection
  readonly checkedAt: string
  readonly key: string
}

/** Opens a log that exists: its bytes looked at, its pages checked, its schema brought up to date. */
export function openLog(options: OpenLog): Result<OpenedLog, StartFailure> {
  const { files, clock, paths, key } = options
  const unreadable = proveLogEncrypted(files, paths.log)
  if (!unreadable.ok) return fail(startFailure('not-encrypted', `${paths.log}: ${unreadable.error}`))

  const connection = connect(paths.log, key)
  const opened = checked(options, connection)
  if (!opened.ok) {
    connection.close()
    return opened
  }
  if (!options.fingerprintKnown) files.replace(paths.fingerprint, Buffer.from(`${fingerprintOf(key)}\n`))
  return ok({ connection, checkedAt: clock.now(), key })
}

function checked(options: OpenLog, connection: Connection): Result<null, StartFailure> {
  const { paths, files } = options
  try {
    configure(connection)
    const size = files.stat(paths.log)?.bytes ?? 0
    const isSuspect = files.stat(paths.damaged) !== null
    const damage = isSuspect || size <= CHECKED_WHOLE_BYTES ? firstDamage(connection) : null
    if (damage !== null) return fail(startFailure('store-corrupt', `${paths.log} has damaged pages.`))
    if (isSuspect) files.unlink(paths.damaged)
    const migrated = bringUpToDate(options, connection)
    return migrated.ok ? proveWrites(options, connection) : migrated
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    return fail(unreadableLog(options, code))
  }
}

function bringUpToDate(options: OpenLog, connection: Connection): Result<null, StartFailure> {
  const { logger, migrations } = options
  const [from, to] = [schemaVersion(connection), newestVersion(migrations)]
  if (from === to) return ok(null)
  if (from > to) {
    const found = `The log has schema ${from}; this version of Chargemark knows schemas up to ${to}.`
    return fail(startFailure('schema-newer', found))
  }
  if (options.copiedFrom !== from) {
    const copied = copyBefore(options, connection)
    if (!copied.ok) return fail(startFailure('update-without-copy', copied.error))
  }
  migrate(connection, migrations)
  logger.write({ event: 'migrated', from, to })
  return ok(null)
}

function copyBefore(options: OpenLog, connection: Connection): Result<null, string> {
  const { files, clock, paths, key, proveCopy } = options
  const at = clock.now()
  const copied = backUpBeforeMigration(connection, { files, folder: paths.backups, at })
  if (!copied.ok) return fail(`${paths.backups} cannot be written (${copied.error.code}).`)
  const proven = proveCopy({ path: copied.value, key, at, paths })
  // A copy that proves nothing would only take room, and another one at each start.
  if (!proven.ok) files.unlink(copied.value)
  return proven
}

/** Writes the canary once more and looks for it in the write-ahead log, where every save passes first. */
function proveWrites({ files, paths }: OpenLog, connection: Connection): Result<null, StartFailure> {
  const db = writableDb(connection)
  db.transaction(() => writeCanary(db, CANARY))
  const proven = proveWriteAheadEncrypted(files, paths.writeAhead)
  return proven.ok ? proven : fail(startFailure('not-encrypted', `${paths.writeAhead}: ${proven.error}`))
}

/** The disk refuses to be written; of the pages of the log that says nothing. */
const FOLDER_CODES = [
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_FULL',
  'SQLITE_PERM',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_SHM',
] as const

function unreadableLog({ paths, fingerprintKnown }: OpenLog, code: string): StartFailure {
  if (code.startsWith('SQLITE_BUSY')) return startFailure('store-in-use', paths.folder)
  if (FOLDER_CODES.some(known => code.startsWith(known))) {
    return startFailure('folder-not-writable', `${paths.log} (${code})`)
  }
  if (code === 'SQLITE_NOTADB' && !fingerprintKnown) {
    return startFailure('key-wrong', `${paths.log} cannot be read with this key; its fingerprint is gone.`)
  }
  return startFailure('store-corrupt', `${paths.log} (${code})`)
}
