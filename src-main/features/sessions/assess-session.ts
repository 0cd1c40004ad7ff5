import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { todayOf } from '#main/ports/clock.ts'
import { assessClaims } from './assessment.ts'
import { storedClaims } from './charge-lines.ts'
import { isCharged } from './charged.ts'
import { findCorrectionOf } from './corrections/queries.ts'
import type { Dependencies } from './dependencies.ts'
import { derivedClaims } from './derived-claims.ts'
import { findDuplicates } from './duplicates.ts'
import { findLateReason, isAccessionTaken } from './queries.ts'
import type { LogKnowledge } from './remark.ts'
import { findPlacement } from './serial-queries.ts'
import { readEntry, type SessionRow } from './session-row.ts'
import { withStoredLines } from './stored-answer.ts'

/**
 * Assesses an entry as that of a session: gathers what the rules ask of the log and the settings. `claims` are the
 * entry's, where they were derived already.
 */
export function assessDraft(
  dependencies: Dependencies,
  id: SessionId,
  entry: SessionEntry,
  claims: Assessment['claims'] = derivedClaims(entry, dependencies),
): Assessment {
  return assess(dependencies, { entry, claims, known: knownOf(dependencies, id, entry) })
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
    // It was complete before its day was closed, or was entered late.
    isDayClosed: () => false,
    // So it is with a duplicate: the later session is the one that is asked.
    findDuplicates: claims => known.findDuplicates(claims).filter(({ answered }) => answered),
  }
  const assessment = assess(dependencies, {
    entry,
    claims: derivedClaims(entry, dependencies),
    known: settled,
  })
  return withStoredLines(assessment, storedClaims(dependencies.db, row.id))
}

function knownOf(dependencies: Dependencies, id: SessionId, entry: SessionEntry): LogKnowledge {
  const { db, findDevice, isDayClosed } = dependencies
  const corrected = findCorrectionOf(db, id)?.session_id ?? null
  return {
    accessionTaken: isAccessionTaken(db, entry.accession.trim(), id),
    isDayClosed: day => isDayClosed(day) && findLateReason(db, id) === null,
    findDevice,
    // Its devices are those of what it corrects.
    findPlacement: serial => findPlacement(db, serial, corrected),
    findDuplicates: claims => findDuplicates(dependencies, { id, entry, claims }),
  }
}

type Assessed = {
  readonly entry: SessionEntry
  readonly claims: Assessment['claims']
  readonly known: LogKnowledge
}

function assess({ clock, payers }: Dependencies, { entry, claims, known }: Assessed): Assessment {
  return assessClaims(entry, claims, { ...known, today: todayOf(clock), payers })
}
