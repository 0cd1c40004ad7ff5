import type { IsoDate } from '#shared/base/iso-date.ts'
import type { ReferenceEditions } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'

/**
 * The tables that the rules ask, by date of service. Built-in facts answer it today; a loaded code set answers the
 * same questions.
 */
export type CodingReference = {
  /** The tables that hold on a date of service, or on the nearest earlier date that is known. */
  readonly on: (serviceDate: IsoDate) => TablesOnDate
}

export type TablesOnDate = {
  readonly editions: ReferenceEditions
  /** Tables whose newest edition ended before the date: an older edition is used in their place. */
  readonly outdated: readonly TableName[]
  /** Tables that have no edition as early as the date: they answer nothing. */
  readonly absent: readonly TableName[]
  /** Indicator of the procedure-to-procedure edit of an ordered pair; null when there is no edit. */
  readonly pairIndicator: (claim: Claim, column1: string, column2: string) => PairIndicator | null
  /** Whether the table lists a code at all: of one it does not list, nothing is known. */
  readonly listsPairsOf: (claim: Claim, code: string) => boolean
  /** Most units of a code a day; null when none is published. */
  readonly unitLimit: (claim: Claim, code: string) => UnitLimit | null
  /** Primaries of an add-on code; null for a code that is not an add-on. */
  readonly primariesOf: (code: string) => readonly string[] | null
  /** Professional/technical indicator: 0 takes neither 26 nor TC, 1 takes both; null when not listed. */
  readonly componentIndicator: (code: string) => number | null
}

export type TableName = 'ptp' | 'mue' | 'addOn' | 'mpfs'

/** 0: never together. 1: together with a modifier that says why. 9: not an edit any more. */
export type PairIndicator = 0 | 1 | 9

/** MAI 1: per line. 2: absolute by policy. 3: clinical, a reviewer may allow more. */
export type UnitLimit = { readonly units: number; readonly mai: 1 | 2 | 3 }
