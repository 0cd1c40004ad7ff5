import type { WritableDb } from '#main/db/handles.ts'
import { findLastNumber, raiseSequence } from './queries.ts'

/**
 * Takes the next number of a sequence, from 1, in the caller's transaction. It is never given out again, so that a
 * number in a charge file stands for one thing for ever.
 */
export function takeNumber(db: WritableDb, name: string): number {
  raiseSequence(db, name)
  const taken = findLastNumber(db, name)
  if (taken === undefined) throw new Error(`The sequence ${name} gave no number.`)
  return taken
}
