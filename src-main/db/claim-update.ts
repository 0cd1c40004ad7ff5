import type { Ports } from '#main/ports/ports.ts'
import { attempt } from '#main/ports/attempt.ts'
import { configure, connect, whileReading } from './connection.ts'
import { hasPlainHeader } from './encryption-proof.ts'
import { isKey } from './key.ts'
import { takeLock, type Lock } from './lock.ts'
import { newestVersion } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { checkpoint, schemaVersion } from './queries.ts'
import { settleKeyChange } from './settle-key.ts'
import { sqliteCode } from './sqlite.ts'
import { storePaths, type StorePaths } from './store-paths.ts'

/** A log whose schema is to be brought up to date. Nobody else can open it until the lock is released. */
export type ClaimedUpdate = {
  readonly lock: Lock
  readonly paths: StorePaths
  readonly key: string
  readonly from: number
}

type Claim = {
  readonly folder: string
  readonly ports: Pick<Ports, 'files' | 'keyVault' | 'volumes'>
  readonly migrations?: readonly Migration[]
}

/**
 * Takes hold of a log that has an older schema, all of it in its one file, so that it can be copied before it is
 * opened. Null where no update is due, and where anything is not as it should be: opening it then says what.
 */
export function claimUpdate({ folder, ports, migrations = MIGRATIONS }: Claim): ClaimedUpdate | null {
  const paths = storePaths(folder)
  if (ports.volumes.kindOf(folder) === 'network' || ports.files.stat(paths.log) === null) return null
  const lock = takeLock(paths.lock)
  if (!lock.ok) return null
  const found = quietly(() => lookAt(paths, ports, newestVersion(migrations)))
  if (found !== null) return { lock: lock.value, paths, ...found }
  lock.value.release()
  return null
}

function lookAt(
  paths: StorePaths,
  { files, keyVault }: Claim['ports'],
  newest: number,
): Pick<ClaimedUpdate, 'key' | 'from'> | null {
  if (!settleKeyChange({ files, keyVault, paths }).ok) return null
  const kept = keyVault.load()
  if (!kept.ok || kept.value === null || !isKey(kept.value)) return null
  const key = kept.value
  if (hasPlainHeader(files.readStart(paths.log, 16)) || files.stat(paths.damaged) !== null) return null
  const from = whileReading(paths.log, key, schemaVersion)
  if (from === 0 || from >= newest) return null
  if (!isEmptied(paths.log, key) || (files.stat(paths.writeAhead)?.bytes ?? 0) > 0) return null
  return { key, from }
}

/** Whether nothing is left in the write-ahead log: what a crash left there belongs into the copy. */
function isEmptied(log: string, key: string): boolean {
  const connection = connect(log, key)
  try {
    configure(connection)
    return checkpoint(connection)
  } finally {
    connection.close()
  }
}

/** What the disk or the file refuses here, it refuses again when the log is opened, which says so. */
function quietly<T>(work: () => T | null): T | null {
  try {
    const done = attempt(work)
    return done.ok ? done.value : null
  } catch (error) {
    if (sqliteCode(error) === null) throw error
    return null
  }
}
