import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Saved } from '#shared/contract/sessions.ts'
import type { ApprovalReason, SendBackReason } from '#shared/domain/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import {
  deleteReviewWord,
  findingsToDecide,
  findReviewWord,
  insertDecision,
  insertReviewWord,
  withdrawDecisions,
  type Change,
  type SessionRow,
} from '#main/features/sessions/index.ts'
import type { Dependencies } from './dependencies.ts'
import { canApprove, canSendBack, isLeaving } from './details.ts'

/** A session as the reviewer saw it. */
export type Seen = { readonly id: SessionId; readonly revision: number }

type Said<Reason> = { readonly reason: Reason; readonly note: string }

const NO_HOLD = { hold_reason: null, hold_note: null, held_from: null } as const

/**
 * Approves a session, in the caller's transaction. Where there is something to decide this is the override of each
 * finding, and the reason is kept by rule and person; a hold ends with it. What blocks cannot be complete and so
 * never comes here. Source: coding rules, section 4.
 */
export function approveNow(
  dependencies: Dependencies,
  seen: Seen,
  { reason, note: words, at }: Said<ApprovalReason | null> & { readonly at: string },
): Result<Saved, Failure> {
  const note = words.trim()
  if (reason === 'other' && note === '') return fail(failure('reason-required', 'note'))
  const decide = (row: SessionRow): Result<Change, Failure> => {
    if (!canApprove(row) || isLeaving(dependencies, row.id)) return fail(failure('wrong-state'))
    if (!dependencies.mayActOn(row.id)) return fail(failure('own-entry'))
    const findings = findingsToDecide(dependencies.sessions.assess(row))
    const needsReason = row.state === 'held' || findings.length > 0
    if (needsReason && reason === null) return fail(failure('decision-needs-reason', 'reason'))
    return ok({
      columns: { state: 'approved', ...NO_HOLD },
      action: 'session-approved',
      reason: inOneLine(reason, note),
      alsoWrite: () => {
        const { db, audit } = dependencies
        const { hold_reason, hold_note } = row
        const said = { reason, note, person: audit.actor, at }
        deleteReviewWord(db, row.id)
        insertReviewWord(db, row.id, { kind: 'approved', ...said, hold_reason, hold_note })
        if (reason === null) return
        for (const { rule, severity } of findings)
          insertDecision(db, row.id, { rule, severity, outcome: 'overridden', ...said, reason })
      },
    })
  }
  return dependencies.sessions.changeNow(seen, { decide, at })
}

/** Takes an approval back, with the hold that it ended, in the caller's transaction. */
export function withdrawNow(dependencies: Dependencies, seen: Seen, at: string): Result<Saved, Failure> {
  const { db, sessions } = dependencies
  const decide = (row: SessionRow): Result<Change, Failure> => {
    if (row.state !== 'approved' || isLeaving(dependencies, row.id)) return fail(failure('wrong-state'))
    const word = findReviewWord(db, row.id)
    const hold_reason = word?.hold_reason ?? null
    return ok({
      columns:
        hold_reason === null
          ? { state: 'complete' }
          : { state: 'held', hold_reason, hold_note: word?.hold_note ?? '', held_from: 'complete' },
      action: 'session-approval-withdrawn',
      alsoWrite: () => {
        deleteReviewWord(db, row.id)
        withdrawDecisions(db, row.id, at)
      },
    })
  }
  return sessions.changeNow(seen, { decide, at })
}

/** Gives a session back to entry: a draft, marked with the reviewer's words until it is complete again. */
export function sendBackNow(
  dependencies: Dependencies,
  seen: Seen,
  { reason, note: words, at }: Said<SendBackReason> & { readonly at: string },
): Result<Saved, Failure> {
  const note = words.trim()
  if (reason === 'other' && note === '') return fail(failure('reason-required', 'note'))
  const decide = (row: SessionRow): Result<Change, Failure> => {
    if (!canSendBack(row) || isLeaving(dependencies, row.id)) return fail(failure('wrong-state'))
    const { db, audit, sessions } = dependencies
    const findings = findingsToDecide(sessions.assess(row))
    return ok({
      columns: { state: 'draft', ...NO_HOLD },
      action: 'session-sent-back',
      reason: inOneLine(reason, note),
      alsoWrite: () => {
        const said = { reason, note, person: audit.actor, at }
        sessions.undoCompletion(row)
        deleteReviewWord(db, row.id)
        insertReviewWord(db, row.id, { kind: 'sent-back', ...said, hold_reason: null, hold_note: null })
        for (const { rule, severity } of findings)
          insertDecision(db, row.id, { rule, severity, outcome: 'sent-back', ...said })
      },
    })
  }
  return dependencies.sessions.changeNow(seen, { decide, at })
}

/** The coded reason, with the words if there are any, as the audit has it. */
function inOneLine(reason: string | null, note: string): string {
  return [reason ?? '', note].filter(Boolean).join(': ')
}
