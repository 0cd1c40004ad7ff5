import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { assessEntry } from './assessment.ts'
import { storedClaims } from './charge-lines.ts'
import type { Dependencies } from './dependencies.ts'
import { isAccessionTaken } from './queries.ts'
import { readEntry, type SessionRow } from './session-row.ts'
import { withStoredLines } from './stored-answer.ts'

/** Assesses an entry as that of a session: gathers what the rules ask of the log and the settings. */
export function assessDraft(dependencies: Dependencies, id: SessionId, entry: SessionEntry): Assessment {
  const accessionTaken = isAccessionTaken(dependencies.db, entry.accession.trim(), id)
  return assess(dependencies, entry, accessionTaken)
}

/** Assesses a session as it is stored, with its stored lines where it has them. */
export function assessStored(dependencies: Dependencies, row: SessionRow): Assessment {
  const entry = readEntry(row)
  if (!isCharged(row)) return assessDraft(dependencies, row.id, entry)
  // Its accession number is its own: a later draft with the same number has the problem, not this one.
  return withStoredLines(assess(dependencies, entry, false), storedClaims(dependencies.db, row.id))
}

/** Whether the session has stored charge lines. */
export function isCharged({ state, held_from }: Pick<SessionRow, 'state' | 'held_from'>): boolean {
  return state === 'complete' || state === 'approved' || state === 'exported' || held_from === 'complete'
}

function assess(
  { clock, payers, reference }: Dependencies,
  entry: SessionEntry,
  accessionTaken: boolean,
): Assessment {
  const today = parseIsoDate(clock.today())
  if (today === null) throw new Error('The clock gives no date.')
  return assessEntry(entry, { today, payers, accessionTaken, reference })
}
