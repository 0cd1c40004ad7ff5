import { fail, ok } from '#shared/base/result.ts'
import type { LineDifference, LiveLine } from '#shared/contract/corrections.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { isCharged } from '../charged.ts'
import { storedClaims } from '../charge-lines.ts'
import { derivedClaims } from '../derived-claims.ts'
import type { Dependencies } from '../dependencies.ts'
import { findSession, listSessionsOfBatch } from '../queries.ts'
import { summaryOf } from '../session-row.ts'
import { beginCorrection } from './begin.ts'
import { compareWith, liveLines, type Live } from './compare.ts'
import { findCorrectionOf, findStanding } from './queries.ts'
import { voidSession, withdrawVoid } from './void.ts'

export type CorrectionsService = Handlers['corrections']

/** Corrections of what has left: credits of whole lines, linked with what stands in their place. */
export function createCorrectionsService(dependencies: Dependencies): CorrectionsService {
  return {
    begin: input => beginCorrection(dependencies, input),
    compare: ({ id, entry }) => {
      const difference = differenceOf(dependencies, id, entry)
      return difference ? ok(difference) : fail(failure('wrong-state'))
    },
    sent: ({ id }) => {
      const row = findSession(dependencies.db, id)
      if (!row) return fail(failure('not-found'))
      const standing = findStanding(dependencies.db, id)
      return ok(liveLines(dependencies.db, row, standing?.id ?? '').map(toldLine))
    },
    sessionsOf: ({ batch }) => ok(listSessionsOfBatch(dependencies.db, batch).map(summaryOf)),
    voidCharges: input => voidSession(dependencies, input),
    withdrawVoid: input => withdrawVoid(dependencies, input),
  }
}

function differenceOf(dependencies: Dependencies, id: SessionId, entry: SessionEntry): LineDifference | null {
  const { db } = dependencies
  const [correction, row] = [findCorrectionOf(db, id), findSession(db, id)]
  if (!correction || !row) return null
  const claims = isCharged(row)
    ? storedClaims(db, id).map(({ claim, lines }) => ({ claim, answer: { lines } }))
    : derivedClaims(entry, dependencies)
  const { changedFacts, credited, added, unchanged } = compareWith(db, correction, { entry, claims })
  return {
    changedFacts,
    credited: credited.map(toldLine),
    added: added.map(({ position: _, deviceIdentifier: __, ...line }) => line),
    unchanged: unchanged.map(({ live }) => toldLine(live)),
  }
}

function toldLine({ head: _, sent: __, deviceIdentifier: ___, ...line }: Live): LiveLine {
  return line
}
