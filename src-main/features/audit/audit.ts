import type { WritableDb } from '#main/db/handles.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Operator } from '#main/ports/operator.ts'
import { appendEvent, type AuditEvent } from './chain.ts'

/** Writes events in the name of the person at the desk. */
export type Audit = {
  /** The name that stands in the events now: whoever asked for what is going on. */
  readonly actor: string
  /** In the caller's transaction, at the time of the change or, without one, as of now. */
  readonly record: (
    db: WritableDb,
    event: Pick<AuditEvent, 'action' | 'sessionId' | 'changes'> & Partial<Pick<AuditEvent, 'at' | 'reason'>>,
  ) => void
}

export function createAudit({
  clock,
  operator,
}: {
  readonly clock: Clock
  readonly operator: Operator
}): Audit {
  return {
    get actor() {
      return operator.name()
    },
    record: (db, { action, sessionId, changes, at = clock.now(), reason = '' }) =>
      appendEvent(db, { at, actor: operator.name(), action, sessionId, changes, reason }),
  }
}
