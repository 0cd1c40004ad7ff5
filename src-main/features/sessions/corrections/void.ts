import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Dependencies } from '../dependencies.ts'
import { once } from '../once.ts'
import { openedSession } from '../opened-session.ts'
import { placeFreeDevices } from '../place-devices.ts'
import { findSession } from '../queries.ts'
import { deletePlacements } from '../serial-queries.ts'
import { readEntry, type SessionRow } from '../session-row.ts'
import { correctable, saidAs, type CorrectionInput } from './begin.ts'
import { liveLines } from './compare.ts'
import { abandon, obstacleTo } from './decide.ts'
import {
  countCredits,
  deleteCredited,
  findStanding,
  insertCorrection,
  insertCredited,
  isLeaving,
  wasRefused,
} from './queries.ts'

/**
 * Takes back every line of a session that left, with nothing in its place. Its devices are free again, its accession
 * number may be charged anew, and its expected exam waits for a charge or a reason.
 */
export function voidSession(
  dependencies: Dependencies,
  input: CorrectionInput,
): Result<OpenSession, Failure> {
  const { db, ids, audit } = dependencies
  return once(dependencies, { commandId: input.commandId, operation: 'voidCharges' }, at => {
    const session = correctable(dependencies, input)
    if (!session.ok) return session
    if (isLeaving(db, input.id)) return fail(failure('correction-waits'))
    const id = ids.next()
    dependencies.takeUpRefusals(input.id)
    const live = liveLines(db, session.value, id)
    // What every receiver refused has nothing to take back.
    if (live.length === 0 && !wasRefused(db, input.id)) return fail(failure('wrong-state'))
    const note = input.note.trim()
    insertCorrection(db, {
      id,
      session_id: input.id,
      replacement_id: null,
      reason: input.reason,
      note,
      exam_id: session.value.exam_id,
      begun_at: at,
      begun_by: audit.actor,
    })
    for (const line of live.flatMap(({ sent }) => sent)) insertCredited(db, id, line)
    deletePlacements(db, input.id)
    const numbers = live.map(({ lineNumber }) => lineNumber)
    const changes = [{ path: 'credited', from: null, to: numbers }, ...saidAs(note)]
    audit.record(db, { at, action: 'session-voided', sessionId: input.id, changes, reason: input.reason })
    return ok(reopened(dependencies, input.id))
  })
}

/** Takes a void back before its credits leave: what left stands as it did. */
export function withdrawVoid(
  dependencies: Dependencies,
  { commandId, id }: { readonly commandId: string; readonly id: SessionId },
): Result<OpenSession, Failure> {
  const { db } = dependencies
  return once(dependencies, { commandId, operation: 'withdrawVoid' }, () => {
    const standing = findStanding(db, id)
    if (!standing || standing.replacement_id !== null) return fail(failure('wrong-state'))
    if (countCredits(db, standing.id).leaving > 0) return fail(failure('void-left'))
    const obstacle = obstacleTo(dependencies, standing)
    if (obstacle !== null) return fail(obstacle)
    deleteCredited(db, standing.id)
    abandon(dependencies, standing)
    const session = sessionOf(dependencies, id)
    placeFreeDevices(db, id, readEntry(session))
    return ok(reopened(dependencies, id))
  })
}

function reopened(dependencies: Dependencies, id: SessionId): OpenSession {
  return openedSession(dependencies, sessionOf(dependencies, id))
}

function sessionOf({ db }: Dependencies, id: SessionId): SessionRow {
  const session = findSession(db, id)
  if (!session) throw new Error('A session that was just changed is in the log')
  return session
}
