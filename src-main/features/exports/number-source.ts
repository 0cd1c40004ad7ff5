import type { WritableDb } from '#main/db/handles.ts'
import { takeNumber, takeNumberFrom, takeNumbers } from '#main/features/settings/index.ts'
import { firstInterchangeOf, interchangesOf } from './destinations/first-interchange.ts'

/** Where the numbers of a batch come from. */
export type NumberSource = {
  readonly batch: () => number
  readonly file: () => number
  /** Takes as many line numbers as asked for, which follow one another; answers the first. */
  readonly lines: (count: number) => number
  /** ISA13 and GS06: one count for each receiver, which no other receiver shares. */
  readonly interchange: (receiver: string) => number
}

/** Numbers from the log, in the caller's transaction: they are used up, whatever becomes of the batch. */
export function storedNumbers(db: WritableDb): NumberSource {
  return {
    batch: () => takeNumber(db, 'export-batch'),
    file: () => takeNumber(db, 'export-file'),
    lines: count => takeNumbers(db, 'export-line', count),
    interchange: receiver => takeNumberFrom(db, interchangesOf(receiver), firstInterchangeOf(db, receiver)),
  }
}

/** Numbers of the right width for a trial; nothing is used up. */
export function trialNumbers(): NumberSource {
  return {
    batch: () => 1,
    file: () => 1,
    lines: () => 1,
    interchange: () => 1,
  }
}
