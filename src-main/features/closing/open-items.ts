import type { Settings } from '#shared/contract/settings.ts'
import type { OpenDay, OpenKind } from '#shared/domain/day-close.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { listOpen } from './list-queries.ts'

/** Something that a day cannot be closed with unless its reason is given. */
export type OpenItem = {
  readonly kind: OpenKind
  /** Of the session; of the expected exam where there is none. */
  readonly id: string
  readonly sessionId: SessionId | null
  /** Empty where none is known. */
  readonly accession: string
}

/** More than any day has. */
const ALL = { offset: 0, limit: 100_000 }

/** What is asked of a day on another, by the settings in force. */
export function openDayOf(
  { today, settings }: { readonly today: string; readonly settings: Pick<Settings, 'approvalRequired'> },
  day: string,
): OpenDay {
  return { day, today, approvalRequired: settings.approvalRequired }
}

/** All that is open on a day, in the order of its list. */
export function listOpenItems(db: ReadableDb, day: OpenDay): readonly OpenItem[] {
  return listOpen(db, day, ALL).map(({ exam_id, session_id, accession, open }) => ({
    kind: open ?? 'missing',
    id: session_id ?? exam_id ?? '',
    sessionId: session_id,
    accession,
  }))
}
