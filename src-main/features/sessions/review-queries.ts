import type { ReviewWord } from '#shared/contract/review-word.ts'
import type { HoldReason, SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** The reviewer's word that stands of a session. */
export type ReviewWordRow = {
  readonly kind: ReviewWord['kind']
  readonly reason: string | null
  readonly note: string
  readonly person: string
  readonly at: string
  /** The hold that an approval ended. */
  readonly hold_reason: HoldReason | null
  readonly hold_note: string | null
}

export function findReviewWord(db: ReadableDb, id: SessionId): ReviewWordRow | undefined {
  return db.one(
    `SELECT kind, reason, note, person, at, hold_reason, hold_note
     FROM session_review
     WHERE session_id = ?`,
    id,
  )
}

export function insertReviewWord(db: WritableDb, id: SessionId, row: ReviewWordRow): void {
  db.run(
    `INSERT INTO session_review (session_id, kind, reason, note, person, at, hold_reason, hold_note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    row.kind,
    row.reason,
    row.note,
    row.person,
    row.at,
    row.hold_reason,
    row.hold_note,
  )
}

export function deleteReviewWord(db: WritableDb, id: SessionId): void {
  db.run(
    `DELETE FROM session_review
     WHERE session_id = ?`,
    id,
  )
}

/** What a complete session is found by in the review. */
export function insertReviewReason(db: WritableDb, id: SessionId, reason: string): void {
  db.run(
    `INSERT INTO review_reason (session_id, reason)
     VALUES (?, ?)`,
    id,
    reason,
  )
}

export function deleteReviewReasons(db: WritableDb, id: SessionId): void {
  db.run(
    `DELETE FROM review_reason
     WHERE session_id = ?`,
    id,
  )
}

/** How a finding was decided. */
export type FindingDecision = {
  readonly rule: string
  readonly severity: 'review' | 'warn'
  readonly outcome: 'overridden' | 'sent-back'
  readonly reason: string
  readonly note: string
  readonly person: string
  readonly at: string
}

export function insertDecision(db: WritableDb, id: SessionId, row: FindingDecision): void {
  db.run(
    `INSERT INTO finding_decision (session_id, rule, severity, outcome, reason, note, person, at, withdrawn_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
    id,
    row.rule,
    row.severity,
    row.outcome,
    row.reason,
    row.note,
    row.person,
    row.at,
  )
}

/** Overrides of a session count no more; that it was sent back stays counted. */
export function withdrawDecisions(db: WritableDb, id: SessionId, at: string): void {
  db.run(
    `UPDATE finding_decision
     SET withdrawn_at = ?
     WHERE session_id = ? AND withdrawn_at IS NULL AND outcome = 'overridden'`,
    at,
    id,
  )
}
