import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { Clock } from '#main/ports/clock.ts'
import { assessEntry } from './assessment.ts'
import { storedClaims } from './charge-lines.ts'
import type { Dependencies } from './dependencies.ts'
import { isAccessionTaken } from './queries.ts'
import { readEntry, type SessionRow } from './session-row.ts'
import { withStoredLines } from './stored-answer.ts'

/** What an assessment hangs on besides the entry: the day it is made on, and what the log holds. */
export type Circumstances = { readonly today: IsoDate; readonly accessionTaken: boolean }

/** Assesses an entry as that of a session: gathers what the rules ask of the log and the settings. */
export function assessDraft(dependencies: Dependencies, id: SessionId, entry: SessionEntry): Assessment {
  return assess(dependencies, entry, circumstancesOf(dependencies, id, entry))
}

export function circumstancesOf(
  { clock, db }: Pick<Dependencies, 'clock' | 'db'>,
  id: SessionId,
  entry: SessionEntry,
): Circumstances {
  return { today: todayOf(clock), accessionTaken: isAccessionTaken(db, entry.accession.trim(), id) }
}

/** Assesses a session as it is stored, with its stored lines where it has them. */
export function assessStored(dependencies: Dependencies, row: SessionRow): Assessment {
  const entry = readEntry(row)
  if (!isCharged(row)) return assessDraft(dependencies, row.id, entry)
  // Its accession number is its own: a later draft with the same number has the problem, not this one.
  const assessment = assess(dependencies, entry, {
    today: todayOf(dependencies.clock),
    accessionTaken: false,
  })
  return withStoredLines(assessment, storedClaims(dependencies.db, row.id))
}

/** Whether the session has stored charge lines. */
export function isCharged({ state, held_from }: Pick<SessionRow, 'state' | 'held_from'>): boolean {
  return state === 'complete' || state === 'approved' || state === 'exported' || held_from === 'complete'
}

export function assess(
  { payers, reference }: Pick<Dependencies, 'payers' | 'reference'>,
  entry: SessionEntry,
  circumstances: Circumstances,
): Assessment {
  return assessEntry(entry, { ...circumstances, payers, reference })
}

function todayOf(clock: Clock): IsoDate {
  const today = parseIsoDate(clock.today())
  if (today === null) throw new Error('The clock gives no date.')
  return today
}
