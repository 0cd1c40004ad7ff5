import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Assessment, Saved } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { assessStored } from './assess-session.ts'
import { changeNow, type ChangeInput, type Decide } from './change-session.ts'
import type { Dependencies } from './dependencies.ts'
import { undoCompletion } from './moves.ts'
import { findSession } from './queries.ts'
import type { SessionRow } from './session-row.ts'

/** Sessions as the review reads and changes them. */
export type ReviewedSessions = {
  readonly find: (id: SessionId) => SessionRow | undefined
  /** With the stored lines, where it has them. */
  readonly assess: (row: SessionRow) => Assessment
  /** Changes a session with its audit event, in the caller's transaction; refused where it was changed since. */
  readonly changeNow: (
    input: Omit<ChangeInput, 'commandId'>,
    deed: { readonly decide: Decide; readonly at: string },
  ) => Result<Saved, Failure>
  /** Takes back what a session has only while it is complete. */
  readonly undoCompletion: (row: SessionRow) => void
}

export function reviewedSessions(dependencies: Dependencies): ReviewedSessions {
  return {
    find: id => findSession(dependencies.db, id),
    assess: row => assessStored(dependencies, row),
    changeNow: (input, deed) => changeNow(dependencies, input, deed),
    undoCompletion: row => undoCompletion(dependencies, row),
  }
}
