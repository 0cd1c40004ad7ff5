import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import type { CorrectionReason } from '#shared/domain/correction.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Dependencies } from '../dependencies.ts'
import { newRow } from '../new-row.ts'
import { newSessionId } from '../new-session-id.ts'
import { once } from '../once.ts'
import { openedSession } from '../opened-session.ts'
import { findSession, insertSession } from '../queries.ts'
import { readEntry, type SessionRow } from '../session-row.ts'
import { isUnsafeInLines } from '../unsafe-text.ts'
import { insertCorrection } from './queries.ts'

export type CorrectionInput = {
  readonly commandId: string
  readonly id: SessionId
  readonly reason: CorrectionReason
  readonly note: string
}

/** Begins a correction: a draft that is a copy of what left, with its expected exam. What left is never changed. */
export function beginCorrection(
  dependencies: Dependencies,
  input: CorrectionInput,
): Result<OpenSession, Failure> {
  const { db, ids, audit } = dependencies
  return once(dependencies, { commandId: input.commandId, operation: 'beginCorrection' }, at => {
    const session = correctable(dependencies, input)
    if (!session.ok) return session
    dependencies.takeUpRefusals(input.id)
    const { exam_id: examId } = session.value
    const id = newSessionId(ids)
    const note = input.note.trim()
    insertCorrection(db, {
      id: ids.next(),
      session_id: input.id,
      replacement_id: id,
      reason: input.reason,
      note,
      exam_id: examId,
      begun_at: at,
      begun_by: audit.actor,
    })
    // What was being written as a note belongs to the session where it was written.
    const entry = { ...readEntry(session.value), note: '' }
    const row = newRow(dependencies, { id, entry, examId, late: lateOf(dependencies, session.value), at })
    insertSession(db, row)
    audit.record(db, {
      at,
      action: 'correction-begun',
      sessionId: input.id,
      changes: [{ path: 'correction', from: null, to: id }, ...saidAs(note)],
      reason: input.reason,
    })
    const changes = [
      { path: '', from: null, to: entry },
      { path: 'corrects', from: null, to: input.id },
    ]
    audit.record(db, { at, action: 'session-started', sessionId: id, changes, reason: input.reason })
    return ok(openedSession(dependencies, row))
  })
}

/** A correction of a closed day is late by its nature. */
function lateOf({ isDayClosed }: Dependencies, { performed_on }: SessionRow) {
  return isDayClosed(performed_on)
    ? ({ performed_on, late_reason: 'correction', late_note: '' } as const)
    : {}
}

/** The exported session that is to be corrected or voided, if it can be. */
export function correctable(
  { db }: Dependencies,
  { id, reason, note }: CorrectionInput,
): Result<SessionRow, Failure> {
  const session = findSession(db, id)
  if (!session) return fail(failure('not-found'))
  if (session.superseded === 1) return fail(failure('correction-stands'))
  if (session.state !== 'exported') return fail(failure('wrong-state'))
  if (reason === 'other' && note.trim() === '') return fail(failure('reason-required', 'note'))
  return isUnsafeInLines(note) ? fail(failure('note-not-text', 'note')) : ok(session)
}

/** The words beside a coded reason, as a change of the audit trail; none where nothing was said. */
export function saidAs(note: string) {
  return note === '' ? [] : [{ path: 'note', from: null, to: note }]
}
