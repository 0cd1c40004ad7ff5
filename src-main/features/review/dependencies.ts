import type { Settings } from '#shared/contract/settings.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { ReviewedSessions } from '#main/features/sessions/index.ts'
import type { Clock } from '#main/ports/clock.ts'

/** What the review needs of the rest of the core. */
export type Dependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly audit: Audit
  readonly settings: () => Settings
  readonly sessions: ReviewedSessions
  /** Takes replaced patient data out of the write-ahead log. */
  readonly checkpoint: () => void
  /** False where somebody else has to approve the session. */
  readonly mayActOn: (id: SessionId) => boolean
  /** Numbers of the batches that a session left in, or is leaving in. */
  readonly batchesOf: (id: SessionId) => readonly string[]
}
