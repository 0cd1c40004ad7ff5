import { writableDb, type Connection } from './connection.ts'
import type { WritableDb } from './handles.ts'

/** A handle that stays the same when the file behind it is replaced by another. */
export type SwappableDb = {
  readonly db: WritableDb
  readonly connection: () => Connection
  readonly swapTo: (connection: Connection) => void
  /** How many transactions were done; tells whether anything was written in between. */
  readonly commits: () => number
}

export function swappableDb(first: Connection): SwappableDb {
  let connection = first
  let handle = writableDb(first)
  let commits = 0
  const db: WritableDb = {
    one: (...asked) => handle.one(...asked),
    all: (...asked) => handle.all(...asked),
    iterate: (...asked) => handle.iterate(...asked),
    run: (...asked) => handle.run(...asked),
    transaction: work => {
      const result = handle.transaction(work)
      commits += 1
      return result
    },
    inTransaction: () => handle.inTransaction(),
  }
  return {
    db,
    connection: () => connection,
    swapTo: next => {
      connection = next
      handle = writableDb(next)
    },
    commits: () => commits,
  }
}
