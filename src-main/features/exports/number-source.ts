import type { WritableDb } from '#main/db/handles.ts'
import { takeNumber, takeNumbers } from '#main/features/settings/index.ts'

/** Where the numbers of a batch come from. */
export type NumberSource = {
  readonly batch: () => number
  readonly file: () => number
  /** As many line numbers as asked for, in order. */
  readonly lines: (count: number) => readonly number[]
  /** ISA13 and GS06: one count for each receiver, which no other receiver shares. */
  readonly interchange: (receiver: string) => number
}

/** Numbers from the log, in the caller's transaction: they are used up, whatever becomes of the batch. */
export function storedNumbers(db: WritableDb): NumberSource {
  return {
    batch: () => takeNumber(db, 'export-batch'),
    file: () => takeNumber(db, 'export-file'),
    lines: count => {
      const first = takeNumbers(db, 'export-line', count)
      return Array.from({ length: count }, (_, index) => first + index)
    },
    interchange: receiver => takeNumber(db, `interchange ${receiver}`),
  }
}

/** Numbers of the right width for a trial; nothing is used up. */
export function trialNumbers(): NumberSource {
  return {
    batch: () => 1,
    file: () => 1,
    lines: count => Array.from({ length: count }, (_, index) => index + 1),
    interchange: () => 1,
  }
}
