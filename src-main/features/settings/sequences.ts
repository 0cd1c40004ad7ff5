import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { beginSequence, findLastNumber, raiseSequence } from './queries.ts'

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

/** As `takeNumber`, from a first number on; where the sequence is beyond it already it goes on from there. */
export function takeNumberFrom(db: WritableDb, name: string, first: number): number {
  beginSequence(db, name, first)
  return takeNumber(db, name)
}

/** The number that was given out last; 0 before the first. */
export function lastNumber(db: ReadableDb, name: string): number {
  return findLastNumber(db, name) ?? 0
}
