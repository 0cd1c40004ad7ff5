import { fail, ok, type Result } from '#shared/base/result.ts'
import { connectForNextKey, whileReading, readableDb } from '#main/db/connection.ts'
import { bytesInUse, copyLogInto } from '#main/db/queries.ts'
import { storePaths, type StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import { checkInSteps } from './check-in-steps.ts'
import { contentsOf, type LogContents } from './check-log.ts'
import type { Tell } from './keeping-progress.ts'
import type { BackupTools } from './make-backup.ts'
import { checkCopy } from './open-copy.ts'
import { roomFor } from './room.ts'
import { codeInWords, said } from './said.ts'

/** A copy of the log with another key, beside it. */
export type KeyJob = {
  readonly kind: 'copy-for-key'
  readonly data: string
  readonly key: string
  readonly next: string
}

/** Copies the log into a file that has the next key and holds it, whole, against what the log holds. */
export function copyForKey(
  { data, key, next }: KeyJob,
  { files, volumes }: BackupTools,
  tell: Tell,
): Result<LogContents, string> {
  const paths = storePaths(data)
  const copy = paths.logOfNextKey
  return said(
    () => {
      const bytes = (files.stat(paths.log)?.bytes ?? 0) + (files.stat(paths.writeAhead)?.bytes ?? 0)
      const room = roomFor({ what: 'a new key', folder: paths.folder, bytes }, volumes)
      if (!room.ok) return room
      for (const left of [copy, paths.standInOfNextKey]) remove(files, left)
      const before = contentsOfLog(paths.log, key, inUse =>
        tell({ kind: 'copying', file: copy, bytes: inUse }),
      )
      try {
        copyWithKey(paths, { key, next })
      } finally {
        remove(files, paths.standInOfNextKey)
      }
      const after = checkCopy(files, { path: copy, key: next }, db =>
        checkInSteps(db, share => tell({ kind: 'checking', share })),
      )
      if (!after.ok) return fail(`The copy with the new key did not stand the check. ${after.error}`)
      if (after.value.chainHead !== before.chainHead || after.value.sessions !== before.sessions) {
        return fail('The copy with the new key does not hold what the log holds.')
      }
      files.syncFile(copy)
      return ok(after.value)
    },
    code => `The copy with the new key could not be written: ${codeInWords(code)}.`,
  )
}

function contentsOfLog(log: string, key: string, tellSize: (bytes: number) => void): LogContents {
  return whileReading(log, key, connection => {
    tellSize(bytesInUse(connection))
    return contentsOf(readableDb(connection))
  })
}

function copyWithKey(
  { log, logOfNextKey, standInOfNextKey: standIn }: StorePaths,
  keys: { readonly key: string; readonly next: string },
): void {
  const connection = connectForNextKey(log, { ...keys, standIn })
  try {
    copyLogInto(connection, logOfNextKey)
  } finally {
    connection.close()
  }
}

function remove(files: Files, path: string): void {
  if (files.stat(path) !== null) files.unlink(path)
}
