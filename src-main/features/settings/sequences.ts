import type { WritableDb } from '#main/db/handles.ts'
import { findLastNumber, raiseSequence } from './queries.ts'

/**
 * Takes the next number of a sequence, from 1, in the caller's transaction. It is never given out again, so that a
 * number in a charge file stands for one thing for ever.
 */
export function takeNumber(db: WritableDb, name: string): number {
  return takeNumbers(db, name, 1)
}

/** Takes as many numbers at once and answers the first of them. */
export function takeNumbers(db: WritableDb, name: string, count: number): number {
  raiseSequence(db, name, count)
  const last = findLastNumber(db, name)
  if (last === undefined) throw new Error(`The sequence ${name} gave no number.`)
  return last - count + 1
}
