import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { SheetProblem } from '#shared/contract/read-sheet.ts'
import { LAST_CONTROL_NUMBER } from '#shared/contract/x12-options.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { lastNumber } from '#main/features/settings/index.ts'
import { findDestination, listDestinations } from './store.ts'

/** Whose count of interchanges a sheet draws on: sender and receiver of an 837; null for other formats. */
export function receiverOf({ format }: Pick<InterfaceSheet, 'format'>): string | null {
  return format.kind === 'x12' ? `${format.sender.id} ${format.receiver.id}` : null
}

/** The sequence that counts the interchanges between a sender and a receiver. */
export function interchangesOf(receiver: string): string {
  return `interchange ${receiver}`
}

/**
 * The number that the sheets in use let the count of a receiver begin at: the highest, as all of them share the count.
 */
export function firstInterchangeOf(db: ReadableDb, receiver: string): number {
  return listDestinations(db)
    .filter(({ sheet, retiredAt }) => retiredAt === null && receiverOf(sheet) === receiver)
    .reduce((first, { sheet }) => Math.max(first, firstOf(sheet) ?? 1), 1)
}

/** How many interchanges can still be numbered for a receiver: ISA13 has nine digits and none is used twice. */
export function interchangesLeft(db: ReadableDb, receiver: string): number {
  const used = lastNumber(db, interchangesOf(receiver))
  return LAST_CONTROL_NUMBER - Math.max(used, firstInterchangeOf(db, receiver) - 1)
}

/**
 * Why the count of a sheet cannot begin where it says: numbers from there on were used. One that stands as it was saved
 * is passed by, as the count has gone beyond it by then.
 */
export function firstInterchangeProblem(db: ReadableDb, sheet: InterfaceSheet): SheetProblem | null {
  const [first, receiver] = [firstOf(sheet), receiverOf(sheet)]
  if (first === null || receiver === null) return null
  const before = findDestination(db, sheet.id)?.sheet
  if (before && firstOf(before) === first && receiverOf(before) === receiver) return null
  const used = lastNumber(db, interchangesOf(receiver))
  if (first > used) return null
  const message =
    used < LAST_CONTROL_NUMBER
      ? `Numbers up to ${used} were used between this sender and receiver: ${used + 1} or above, or empty to go on from there.`
      : 'All numbers between this sender and receiver were used: agree on another sender or receiver id.'
  return { path: 'format.firstInterchange', message }
}

function firstOf({ format }: Pick<InterfaceSheet, 'format'>): number | null {
  return format.kind === 'x12' ? format.firstInterchange : null
}
