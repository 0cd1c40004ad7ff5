import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { listChargeLines } from '../charge-line-queries.ts'
import type { Dependencies } from '../dependencies.ts'
import { placeDevices, placeFreeDevices } from '../place-devices.ts'
import { isAccessionTaken, findSessionOfExam } from '../queries.ts'
import { deletePlacements } from '../serial-queries.ts'
import { readEntry, type SessionRow } from '../session-row.ts'
import { compareWith, correctedSession } from './compare.ts'
import { isNothing } from './line-difference.ts'
import {
  abandonCorrection,
  countCredits,
  deleteCredited,
  deleteKept,
  findCorrectionOf,
  findStanding,
  insertCredited,
  insertKept,
  isLeaving,
  type CorrectionRow,
} from './queries.ts'

/**
 * What has to be written when a session becomes complete, after its charge lines. For one that is a correction: which
 * lines are credited and which stay as they were sent; one that changes nothing is refused.
 */
export function decideLines(
  dependencies: Dependencies,
  row: SessionRow,
  { entry, claims }: { readonly entry: SessionEntry; readonly claims: Assessment['claims'] },
): Result<() => void, Failure> {
  const { db, audit } = dependencies
  const correction = findCorrectionOf(db, row.id)
  if (!correction) return ok(() => placeDevices(db, row.id, entry))
  const difference = compareWith(db, correction, { entry, claims })
  if (isNothing(difference)) return fail(failure('correction-same'))
  if (isLeaving(db, correction.session_id)) return fail(failure('correction-waits'))
  return ok(() => {
    const own = listChargeLines(db, row.id)
    for (const { live, next } of difference.unchanged) {
      const line = own.find(({ claim, position }) => claim === next.claim && position === next.position)
      if (line) insertKept(db, line.id, live.head)
    }
    for (const line of difference.credited.flatMap(({ sent }) => sent))
      insertCredited(db, correction.id, line)
    deletePlacements(db, correction.session_id)
    placeDevices(db, row.id, entry)
    const numbers = difference.credited.map(({ lineNumber }) => lineNumber)
    audit.record(db, {
      action: 'correction-decided',
      sessionId: correction.session_id,
      changes: [{ path: 'credited', from: null, to: numbers }],
      reason: correction.reason,
    })
  })
}

/** Takes back what `decideLines` wrote, before the charge lines of the session go. */
export function undoDecision({ db }: Dependencies, row: SessionRow): void {
  deletePlacements(db, row.id)
  const correction = findCorrectionOf(db, row.id)
  if (!correction) return
  deleteKept(db, row.id)
  deleteCredited(db, correction.id)
  placeFreeDevices(db, correction.session_id, readEntry(correctedSession(db, correction)))
}

/** Whether credits of a session that is a correction are in a batch. */
export function areCreditsLeaving({ db }: Dependencies, row: SessionRow): boolean {
  const correction = findCorrectionOf(db, row.id)
  return correction !== undefined && countCredits(db, correction.id).leaving > 0
}

/** What has to be written when a draft is put away: a correction is abandoned with it, and what left stands again. */
export function abandonWith(dependencies: Dependencies, row: SessionRow): Result<() => void, Failure> {
  const correction = findCorrectionOf(dependencies.db, row.id)
  if (!correction) return ok(() => undefined)
  const obstacle = obstacleTo(dependencies, correction)
  if (obstacle !== null) return fail(obstacle)
  return ok(() => abandon(dependencies, correction))
}

export function abandon({ db, audit, clock }: Dependencies, correction: CorrectionRow): void {
  const at = clock.now()
  abandonCorrection(db, correction.id, at)
  audit.record(db, {
    at,
    action: correction.replacement_id === null ? 'void-withdrawn' : 'correction-abandoned',
    sessionId: correction.session_id,
    changes: [{ path: 'correction', from: correction.replacement_id, to: null }],
  })
}

/** Why what left cannot stand again: another session has taken its place meanwhile. */
export function obstacleTo({ db }: Dependencies, correction: CorrectionRow): Failure | null {
  const session = correctedSession(db, correction)
  const own = correction.replacement_id ?? session.id
  const exam = correction.exam_id === null ? undefined : findSessionOfExam(db, correction.exam_id)
  const isTaken = isAccessionTaken(db, session.accession, own) || (exam !== undefined && exam.id !== own)
  return isTaken ? failure('correction-needed') : null
}

/** Lets a correction stand again whose draft is taken back; why it cannot, or null. */
export function standAgainWith({ db, audit }: Dependencies, row: SessionRow): Failure | null {
  const correction = findCorrectionOf(db, row.id)
  if (!correction) return null
  if (findStanding(db, correction.session_id)) return failure('correction-stands')
  abandonCorrection(db, correction.id, null)
  audit.record(db, {
    action: 'correction-begun',
    sessionId: correction.session_id,
    changes: [{ path: 'correction', from: null, to: correction.replacement_id }],
    reason: correction.reason,
  })
  return null
}
