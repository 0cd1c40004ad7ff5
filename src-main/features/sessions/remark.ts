import type { SessionEntry } from '#shared/domain/session-entry.ts'

/** Something to say about a field: it cannot be taken as typed (`problem`), or it is not there yet (`missing`). */
export type Remark = { readonly kind: 'problem' | 'missing'; readonly field: string; readonly text: string }

/** What a check may know besides the entry. */
export type CheckContext = {
  /** Today in the department, `YYYY-MM-DD`. */
  readonly today: string
  readonly payers: readonly string[]
  /** Another live session has the entry's accession number. */
  readonly accessionTaken: boolean
}

/** One concept's rules over an entry. */
export type EntryCheck = (entry: SessionEntry, context: CheckContext) => readonly Remark[]

export function problem(field: string, text: string): Remark {
  return { kind: 'problem', field, text }
}

export function missing(field: string, text: string): Remark {
  return { kind: 'missing', field, text }
}

/** The remarks that hold: `when(npi === '', missing(...))` is empty when the NPI is there. */
export function when(holds: boolean, remark: Remark): readonly Remark[] {
  return holds ? [remark] : []
}
