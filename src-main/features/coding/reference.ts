import type { IsoDate } from '#shared/base/iso-date.ts'
import type { ReferenceEditions } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'

/**
 * The tables that the rules ask, by date of service. Loaded code sets answer; the built-in facts where nothing is
 * loaded for the date.
 */
export type CodingReference = {
  /** The tables that hold on a date of service for a kind of claim, or on the nearest earlier date that is known. */
  readonly on: (serviceDate: IsoDate, claim: Claim) => TablesOnDate
  /**
   * Whether an error that a table threw means that its file cannot be read any more. Other tables answer from then
   * on, so what was asked can be asked again.
   */
  readonly gaveUp: (error: unknown) => boolean
}

export type TablesOnDate = {
  readonly editions: ReferenceEditions
  /** Tables whose newest edition ended before the date: an older edition is used in their place. */
  readonly outdated: readonly TableName[]
  /** Tables that have no edition as early as the date: they answer nothing. */
  readonly absent: readonly TableName[]
  /** Tables of whose edition parts are missing: they answer for some codes only. */
  readonly incomplete: readonly TableName[]
  /** Indicator of the procedure-to-procedure edit of an ordered pair; null when there is no edit. */
  readonly pairIndicator: (column1: string, column2: string) => PairIndicator | null
  /** Whether the table answers for a code in column 1 at all: of one it does not list, nothing is known. */
  readonly listsPairsOf: (code: string) => boolean
  /** Most units of a code a day; null when none is published. */
  readonly unitLimit: (code: string) => UnitLimit | null
  /** Primaries of an add-on code; null for a code that is not an add-on. */
  readonly primariesOf: (code: string) => Primaries | null
  /** Professional/technical indicator: 0 takes neither 26 nor TC, 1 takes both; null when not listed. */
  readonly componentIndicator: (code: string) => number | null
  /** Bilateral indicator: 0 never takes modifier 50, 1 is priced with it; null when not listed. */
  readonly bilateralIndicator: (code: string) => number | null
  readonly diagnosis: (code: string) => DiagnosisStanding
  readonly supply: (code: string) => SupplyStanding
}

/** `icd10Cm` and `hcpcs` are never absent: what asks them says for each code that nothing is loaded. */
export type TableName = 'ptp' | 'mue' | 'addOn' | 'mpfs' | 'icd10Cm' | 'hcpcs'

/** 0: never together. 1: together with a modifier that says why. 9: not an edit any more. */
export type PairIndicator = 0 | 1 | 9

/** MAI 1: per line. 2: absolute by policy. 3: clinical, a reviewer may allow more. */
export type UnitLimit = { readonly units: number; readonly mai: 1 | 2 | 3 }

export type Primaries = {
  readonly codes: readonly string[]
  /** True where the claims contractor may accept others, so that their absence proves nothing. */
  readonly contractorAddsOthers: boolean
}

/** How a diagnosis stands on the date of service. */
export type DiagnosisStanding =
  | { readonly kind: 'billable' }
  /** A heading: the codes below it are billable. */
  | { readonly kind: 'heading' }
  /** Not in the edition in force, but in another one that is loaded. */
  | { readonly kind: 'other-edition'; readonly edition: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-data' }

/** How a HCPCS supply stands on the date of service. */
export type SupplyStanding = 'known' | 'unknown' | 'not-in-force' | 'no-data'
