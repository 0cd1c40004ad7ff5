import type { Assessment } from '#shared/contract/sessions.ts'
import { CLEAN, DUPLICATE_RULE, SEPARATE_LESION } from '#shared/domain/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Dependencies } from './dependencies.ts'
import { findingsToDecide } from './findings-to-decide.ts'
import { deleteReviewWord, insertDecision, insertReviewReason } from './review-queries.ts'

/** What a complete session is found by in the review: the rules to decide, or that it is clean. */
export function noteReviewReasons(db: WritableDb, id: SessionId, assessment: Assessment): void {
  const rules = findingsToDecide(assessment).map(({ rule }) => rule)
  const clean = rules.length === 0 && assessment.decision === 'ready'
  for (const reason of clean ? [CLEAN] : rules) insertReviewReason(db, id, reason)
}

type Completed = { readonly id: SessionId; readonly entry: SessionEntry; readonly assessment: Assessment }

/** A session that is complete again has been mended: what it was sent back for is done, its rules are noted anew. */
export function noteForReview(
  { db, clock, audit }: Dependencies,
  { id, entry, assessment }: Completed,
): void {
  deleteReviewWord(db, id)
  noteReviewReasons(db, id, assessment)
  // The answer to the question of a duplicate is an override given at the desk.
  for (const { session } of assessment.duplicates) {
    if (!entry.duplicateAnswers?.some(answer => answer.session === session)) continue
    insertDecision(db, id, {
      rule: DUPLICATE_RULE,
      severity: 'warn',
      outcome: 'overridden',
      reason: SEPARATE_LESION,
      note: '',
      person: audit.actor,
      at: clock.now(),
    })
  }
}
