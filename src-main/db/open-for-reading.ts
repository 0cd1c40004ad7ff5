import { configureForReading, connect, readableDb } from './connection.ts'
import type { ReadableDb } from './handles.ts'

/**
 * A second handle on a log that is open in this process, for a thread that only reads. It sees each statement's log as
 * it was committed last and keeps nobody from saving.
 */
export function openForReading(
  path: string,
  key: string,
): { readonly db: ReadableDb; readonly close: () => void } {
  const connection = connect(path, key)
  configureForReading(connection)
  return { db: readableDb(connection), close: () => void connection.close() }
}
