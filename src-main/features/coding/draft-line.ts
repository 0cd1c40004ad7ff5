import type { Reason } from '#shared/domain/coding-answer.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import type { DraftFinding } from './draft-finding.ts'

/** Groups of lines, numbered in the order an answer shows them. */
export const GROUP_ORDER = {
  placement: 0,
  core: 1,
  fna: 2,
  'soft-tissue': 3,
  excision: 4,
  film: 5,
  specimen: 6,
  supply: 7,
} as const
export type Group = keyof typeof GROUP_ORDER

/** A line while it is worked out: a later rule answers a new line, it never changes one in place. */
export type DraftLine = {
  readonly group: Group
  /** Row of the family table, or order of entry where there is none. */
  readonly row: number
  readonly isAddOn: boolean
  readonly code: string
  readonly units: number
  readonly side: Side | null
  readonly lesions: readonly string[]
  /** 26, on services that have a professional part of their own. */
  readonly component: '26' | null
  /** 53, 73 or 74: begun and not finished. */
  readonly stopped: '53' | '73' | '74' | null
  /** 59 or the payer's modifier for a separate lesion. */
  readonly distinct: string | null
  readonly because: readonly Reason[]
}

/** What a rule of section 2 brings. */
export type Derived = { readonly lines: readonly DraftLine[]; readonly findings: readonly DraftFinding[] }

/** What most sessions bring of most rules. */
export const NOTHING: Derived = { lines: [], findings: [] }

/** Whether two lines are the same line, whatever a later rule has added to it. No two share all three. */
export function sameLine(one: DraftLine, other: DraftLine): boolean {
  return one.code === other.code && one.side === other.side && one.stopped === other.stopped
}
