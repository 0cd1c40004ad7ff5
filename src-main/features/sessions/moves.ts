import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Saved } from '#shared/contract/sessions.ts'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { LateReason } from '#shared/domain/day-close.ts'
import type { HoldReason, SessionState } from '#shared/domain/session.ts'
import { isCharged } from './charged.ts'
import { deleteChargeLines } from './charge-line-queries.ts'
import { changeSession, type Change, type ChangeInput } from './change-session.ts'
import type { Dependencies } from './dependencies.ts'
import { abandonWith, areCreditsLeaving, standAgainWith, undoDecision } from './corrections/decide.ts'
import { findSessionOfExam } from './queries.ts'
import { deleteReviewReasons, withdrawDecisions } from './review-queries.ts'
import { readOrder } from './read-entry.ts'
import { readEntry, type SessionRow } from './session-row.ts'

/** From which states each move starts. What is exported moves nowhere. */
const STARTS = {
  reopen: ['complete', 'held'],
  hold: ['draft', 'complete'],
  release: ['held'],
  discard: ['draft'],
  restore: ['discarded'],
  markLate: ['draft', 'complete', 'held', 'approved', 'discarded'],
} as const satisfies Record<string, readonly SessionState[]>

const NO_HOLD = { hold_reason: null, hold_note: null, held_from: null } as const

/** Back to draft. Its charge lines go and its devices are free: both are stored anew when it is complete again. */
export function reopenSession(dependencies: Dependencies, input: ChangeInput): Result<Saved, Failure> {
  return move(dependencies, 'reopen', input, row =>
    ok({
      columns: { state: 'draft', ...NO_HOLD },
      action: 'session-reopened',
      ...(isCharged(row) ? { alsoWrite: () => undoCompletion(dependencies, row) } : {}),
    }),
  )
}

/** What a session has only while it is complete, taken back. */
export function undoCompletion(dependencies: Dependencies, row: SessionRow): void {
  const { db, clock } = dependencies
  undoDecision(dependencies, row)
  deleteChargeLines(db, row.id)
  deleteReviewReasons(db, row.id)
  withdrawDecisions(db, row.id, clock.now())
}

export function holdSession(
  dependencies: Dependencies,
  input: ChangeInput & { readonly reason: HoldReason; readonly note: string },
): Result<Saved, Failure> {
  const note = input.note.trim()
  if (input.reason === 'other' && note === '') return fail(failure('reason-required', 'note'))
  return move(dependencies, 'hold', input, row =>
    ok({
      columns: {
        state: 'held',
        hold_reason: input.reason,
        hold_note: note,
        held_from: row.state === 'complete' ? 'complete' : 'draft',
      },
      action: 'session-held',
      reason: input.reason,
    }),
  )
}

/** Ends a hold: the session is what it was before. */
export function releaseSession(dependencies: Dependencies, input: ChangeInput): Result<Saved, Failure> {
  return move(dependencies, 'release', input, row =>
    ok({ columns: { state: row.held_from ?? 'draft', ...NO_HOLD }, action: 'session-released' }),
  )
}

/** Puts a draft away; it can be taken back. With a correction that is put away, what left stands again. */
export function discardSession(dependencies: Dependencies, input: ChangeInput): Result<Saved, Failure> {
  return move(dependencies, 'discard', input, row => {
    const abandoning = abandonWith(dependencies, row)
    if (!abandoning.ok) return abandoning
    return ok({
      columns: { state: 'discarded' },
      action: 'session-discarded',
      alsoWrite: abandoning.value,
    })
  })
}

/** Enters a session late. A draft that belonged to no day, because its day is closed, belongs to that day from now on. */
export function markSessionLate(
  dependencies: Dependencies,
  input: ChangeInput & { readonly reason: LateReason; readonly note: string },
): Result<Saved, Failure> {
  const note = input.note.trim()
  if (input.reason === 'other' && note === '') return fail(failure('reason-required', 'note'))
  return move(dependencies, 'markLate', input, row => {
    const day = row.performed_on || (parseIsoDate(readOrder(readEntry(row)).performedOn) ?? '')
    if (row.late_reason !== null || !dependencies.isDayClosed(day)) return fail(failure('day-open'))
    return ok({
      columns: { performed_on: day, late_reason: input.reason, late_note: note },
      action: 'session-marked-late',
      reason: input.reason,
    })
  })
}

/** Takes a draft back. Another session of its expected exam that was begun meanwhile stays the exam's. */
export function restoreSession(dependencies: Dependencies, input: ChangeInput): Result<Saved, Failure> {
  return move(dependencies, 'restore', input, row => {
    // Before its row: what it corrects gives up its place first.
    const obstacle = standAgainWith(dependencies, row)
    if (obstacle !== null) return fail(obstacle)
    const other = row.exam_id === null ? undefined : findSessionOfExam(dependencies.db, row.exam_id)
    return ok({
      columns: { state: 'draft', ...(other ? { exam_id: null } : {}) },
      action: 'session-restored',
    })
  })
}

function move(
  dependencies: Dependencies,
  name: keyof typeof STARTS,
  input: ChangeInput,
  decide: (row: SessionRow) => Result<Change, Failure>,
): Result<Saved, Failure> {
  const starts: readonly SessionState[] = STARTS[name]
  return changeSession(dependencies, name, input, row => {
    // Lines that an unfinished export has reserved may have left already.
    const leaving =
      isCharged(row) && (dependencies.batchesOf(row.id).length > 0 || areCreditsLeaving(dependencies, row))
    return starts.includes(row.state) && !leaving ? decide(row) : fail(failure('wrong-state'))
  })
}
