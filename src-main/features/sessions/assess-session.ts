import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { assessEntry } from './assessment.ts'
import { storedClaims } from './charge-lines.ts'
import { isCharged } from './charged.ts'
import type { Dependencies } from './dependencies.ts'
import { todayOf } from './derived-claims.ts'
import { findDuplicates } from './duplicates.ts'
import { isAccessionTaken } from './queries.ts'
import type { LogKnowledge } from './remark.ts'
import { findPlacement } from './serial-queries.ts'
import { readEntry, type SessionRow } from './session-row.ts'
import { withStoredLines } from './stored-answer.ts'

/** Assesses an entry as that of a session: gathers what the rules ask of the log and the settings. */
export function assessDraft(dependencies: Dependencies, id: SessionId, entry: SessionEntry): Assessment {
  return assess(dependencies, entry, knownOf(dependencies, id, entry))
}

/** Assesses a session as it is stored, with its stored lines where it has them. */
export function assessStored(dependencies: Dependencies, row: SessionRow): Assessment {
  const entry = readEntry(row)
  if (!isCharged(row)) return assessDraft(dependencies, row.id, entry)
  const known = knownOf(dependencies, row.id, entry)
  const settled: LogKnowledge = {
    ...known,
    // Its accession number is its own: a later draft with the same number has the problem, not this one.
    accessionTaken: false,
    // So it is with a duplicate: the later session is the one that is asked.
    findDuplicates: claims => known.findDuplicates(claims).filter(({ answered }) => answered),
  }
  return withStoredLines(assess(dependencies, entry, settled), storedClaims(dependencies.db, row.id))
}

function knownOf(dependencies: Dependencies, id: SessionId, entry: SessionEntry): LogKnowledge {
  const { db, findDevice } = dependencies
  return {
    accessionTaken: isAccessionTaken(db, entry.accession.trim(), id),
    findDevice,
    findPlacement: serial => findPlacement(db, serial),
    findDuplicates: claims => findDuplicates(dependencies, { id, entry, claims }),
  }
}

function assess(
  { clock, payers, reference }: Dependencies,
  entry: SessionEntry,
  known: LogKnowledge,
): Assessment {
  return assessEntry(entry, { ...known, today: todayOf(clock), payers, reference })
}
