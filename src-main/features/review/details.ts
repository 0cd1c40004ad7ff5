import type { ReviewDetails } from '#shared/contract/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { findLastChange } from '#main/features/audit/index.ts'
import {
  findingsToDecide,
  findReviewWord,
  readEntry,
  wordOf,
  type SessionRow,
} from '#main/features/sessions/index.ts'
import type { Dependencies } from './dependencies.ts'
import { issuesOf } from './issues.ts'

/** A session as a reviewer weighs it: what to decide, what mends it, what may be done. */
export function reviewDetails(dependencies: Dependencies, row: SessionRow): ReviewDetails {
  const { db, sessions } = dependencies
  const assessment = sessions.assess(row)
  const word = findReviewWord(db, row.id)
  const { hold_reason: reason, hold_note: note } = row
  const hold = reason === null ? null : { reason, note: note ?? '' }
  const leaving = isLeaving(dependencies, row.id)
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    savedAt: row.updated_at,
    issues: issuesOf({ entry: readEntry(row), assessment, hold, word: word ? wordOf(word) : null }),
    canApprove: canApprove(row) && !leaving,
    needsReason: hold !== null || findingsToDecide(assessment).length > 0,
    canSendBack: canSendBack(row) && !leaving,
    lines: [...new Set(assessment.claims.flatMap(({ answer }) => answer.lines.map(lineInWords)))],
    lastChange: lastChange(dependencies, row.id),
  }
}

/** Lines that an unfinished export has reserved may have left already. */
export function isLeaving({ batchesOf }: Dependencies, id: SessionId): boolean {
  return batchesOf(id).length > 0
}

/** Complete, or held as it was complete. */
export function canApprove({ state, held_from }: Pick<SessionRow, 'state' | 'held_from'>): boolean {
  return state === 'complete' || (state === 'held' && held_from === 'complete')
}

export function canSendBack({ state }: Pick<SessionRow, 'state'>): boolean {
  return state === 'complete' || state === 'held' || state === 'approved'
}

type Line = { readonly code: string; readonly modifiers: readonly string[]; readonly units: number }

function lineInWords({ code, modifiers, units }: Line): string {
  return `${[code, ...modifiers].join('-')} ×${units}`
}

function lastChange({ db, audit }: Dependencies, id: SessionId): ReviewDetails['lastChange'] {
  const last = findLastChange(db, id)
  return last ? { by: last.actor, at: last.at, mine: last.actor === audit.actor } : null
}
