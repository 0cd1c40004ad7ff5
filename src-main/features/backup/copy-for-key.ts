import { fail, ok, type Result } from '#shared/base/result.ts'
import { changeKeyOf, connectReading, readableDb } from '#main/db/connection.ts'
import { copyInto } from '#main/db/queries.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { contentsOf, type LogContents } from './check-log.ts'
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

/** While the copy is given its key, each page that is written stands in its journal as well. */
const COPIES = 2

/** Copies the log, gives the copy the next key and holds it, whole, against what the log holds. */
export function copyForKey(
  { data, key, next }: KeyJob,
  { files, volumes }: BackupTools,
): Result<LogContents, string> {
  const paths = storePaths(data)
  const copy = paths.logOfNextKey
  return said(
    () => {
      const bytes =
        COPIES * ((files.stat(paths.log)?.bytes ?? 0) + (files.stat(paths.writeAhead)?.bytes ?? 0))
      const room = roomFor({ what: 'a new key', folder: paths.folder, bytes }, volumes)
      if (!room.ok) return room
      for (const left of [copy, `${copy}-journal`]) if (files.stat(left) !== null) files.unlink(left)
      const before = copyAndCount(paths.log, { key, copy })
      changeKeyOf(copy, { from: key, to: next })
      const after = checkCopy(files, copy, next)
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

function copyAndCount(
  log: string,
  { key, copy }: { readonly key: string; readonly copy: string },
): LogContents {
  const connection = connectReading(log, key)
  try {
    copyInto(connection, copy)
    return contentsOf(readableDb(connection))
  } finally {
    connection.close()
  }
}
