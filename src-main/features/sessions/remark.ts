import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Assessment, Duplicate } from '#shared/contract/sessions.ts'
import type { CatalogueDevice } from '#shared/domain/device.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { Placement } from './serial-queries.ts'

/**
 * Something to say about a field: it cannot be taken as typed (`problem`), it is not there yet (`missing`), or it is
 * worth a second look and stands in the way of nothing (`notice`).
 */
export type Remark = {
  readonly kind: 'problem' | 'missing' | 'notice'
  readonly field: string
  readonly text: string
  /** What the person can be asked for to mend it, where the field itself may be right. */
  readonly asks?: 'late'
}

/** What the log knows of an entry besides itself. */
export type LogKnowledge = {
  /** Another live session has the entry's accession number. */
  readonly accessionTaken: boolean
  /** The day is closed and the session is not marked as late. */
  readonly isDayClosed: (day: string) => boolean
  /** The device of the catalogue with a UDI-DI. */
  readonly findDevice: (deviceIdentifier: string) => CatalogueDevice | null
  /** Where a serial number was placed in a complete session. */
  readonly findPlacement: (serial: {
    readonly deviceIdentifier: string
    readonly serial: string
  }) => Placement | undefined
  /** Other sessions with the same charges. */
  readonly findDuplicates: (claims: Assessment['claims']) => readonly Duplicate[]
}

/** Of an entry that stands for itself: a trial, or a session that was asked about when it was completed. */
export const NOTHING_ELSE_KNOWN: LogKnowledge = {
  accessionTaken: false,
  isDayClosed: () => false,
  findDevice: () => null,
  findPlacement: () => undefined,
  findDuplicates: () => [],
}

/** What a check may know besides the entry. */
export type CheckContext = LogKnowledge & {
  /** Today in the department, `YYYY-MM-DD`. */
  readonly today: IsoDate
  readonly payers: readonly string[]
}

/** One concept's rules over an entry. */
export type EntryCheck = (entry: SessionEntry, context: CheckContext) => readonly Remark[]

export function problem(field: string, text: string): Remark {
  return { kind: 'problem', field, text }
}

export function missing(field: string, text: string): Remark {
  return { kind: 'missing', field, text }
}

export function notice(field: string, text: string): Remark {
  return { kind: 'notice', field, text }
}

/** The remarks that hold: `when(npi === '', missing(...))` is empty when the NPI is there. */
export function when(holds: boolean, remark: Remark): readonly Remark[] {
  return holds ? [remark] : []
}
