import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { configure, connect } from './connection.ts'
import { checkpoint } from './queries.ts'
import type { StorePaths } from './store-paths.ts'
import type { SwappableDb } from './swappable-db.ts'

type Replacement = {
  /** The file that takes the place of the log: flushed, checked whole, without a write-ahead log of its own. */
  readonly by: string
  /** The key of that file. */
  readonly key: string
  /** The key of the log as it is. */
  readonly before: string
  readonly paths: StorePaths
  readonly files: Files
}

/**
 * Puts a file in the place of the log in one step, between two transactions. Nothing may be in the write-ahead log
 * then: it belongs to the old file and would spoil the new one. Where that cannot be, the log stays as it is.
 */
export function replaceLog(open: SwappableDb, { by, key, before, paths, files }: Replacement): string | null {
  if (open.db.inTransaction()) return 'The log is being written.'
  if (!checkpoint(open.connection())) return 'Another program reads the log; try again when it is done.'
  open.connection().close()
  const isAlone = (files.stat(paths.writeAhead)?.bytes ?? 0) === 0
  const renamed = isAlone
    ? attempt(() => {
        files.rename(by, paths.log)
        files.syncFolder(paths.folder)
      })
    : null
  const isReplaced = renamed !== null && (renamed.ok || files.stat(by) === null)
  const next = connect(paths.log, isReplaced ? key : before)
  configure(next)
  open.swapTo(next)
  if (isReplaced) return null
  const code = renamed === null || renamed.ok ? 'it is in use' : renamed.error.systemCode
  return `The log could not be replaced (${code}).`
}
