import { FileError, type Files } from '#main/ports/files.ts'
import { configure, connect, writableDb } from './connection.ts'
import { CANARY } from './encryption-proof.ts'
import { fingerprintOf } from './key.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { checkpoint, writeCanary } from './queries.ts'
import type { StorePaths } from './store-paths.ts'

/**
 * Makes an empty log beside its place and moves it there when it is whole. The caller has kept the key durably and
 * set the first-start mark, so that a crash at any point is told from a log that was lost.
 */
export function createLog(
  files: Files,
  paths: StorePaths,
  key: string,
  migrations: readonly Migration[],
): void {
  for (const leftover of [
    paths.logInTheMaking,
    `${paths.logInTheMaking}-wal`,
    `${paths.logInTheMaking}-shm`,
  ]) {
    if (files.stat(leftover)) files.unlink(leftover)
  }
  files.replace(paths.fingerprint, Buffer.from(`${fingerprintOf(key)}\n`))
  const connection = connect(paths.logInTheMaking, key)
  try {
    configure(connection)
    migrate(connection, migrations)
    const db = writableDb(connection)
    db.transaction(() => writeCanary(db, CANARY))
    // Closing says nothing of a disk that was too full to take what stands in the write-ahead log.
    if (!checkpoint(connection)) throw new FileError('full', 'ENOSPC', 'create log')
  } finally {
    connection.close()
  }
  files.syncFile(paths.logInTheMaking)
  files.rename(paths.logInTheMaking, paths.log)
  files.syncFolder(paths.folder)
}

/** Sets the mark of a first start, durably. */
export function beginFirstStart(files: Files, paths: StorePaths): void {
  if (files.stat(paths.firstStart)) return
  files.create(paths.firstStart, Buffer.from('A first start is under way here.\n'))
  files.syncFolder(paths.folder)
}

export function endFirstStart(files: Files, paths: StorePaths): void {
  if (!files.stat(paths.firstStart)) return
  files.unlink(paths.firstStart)
  files.syncFolder(paths.folder)
}
