import { fail, ok, type Result } from '#shared/base/result.ts'
import { Database, sqliteCode } from './sqlite.ts'

/**
 * Two processes that ask at the same moment stand in each other's way while both look at the file: the one that waits
 * lets the other through. Whoever holds the lock holds it much longer than this.
 */
const SETTLING_MS = 250

/** Held until it is released or the process ends, however it ends. */
export type Lock = { readonly release: () => void }

/**
 * Makes this process the only one on a data folder: an exclusive lock on a small database of its own. The system
 * gives the lock back when the process dies, so nothing stale is ever left, on Windows as on Linux.
 */
export function takeLock(
  path: string,
): Result<Lock, { readonly kind: 'held' | 'impossible'; readonly code: string }> {
  let connection: Database | null = null
  try {
    connection = new Database(path, { timeout: SETTLING_MS })
    connection.pragma('journal_mode = MEMORY')
    connection.exec('BEGIN EXCLUSIVE')
    const held = connection
    return ok({ release: () => void held.close() })
  } catch (error) {
    connection?.close()
    const code = sqliteCode(error)
    if (code === null) throw error
    return fail({ kind: code.startsWith('SQLITE_BUSY') ? 'held' : 'impossible', code })
  }
}
