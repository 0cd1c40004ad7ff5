import type { SessionId } from '#shared/domain/session.ts'
import type { Dependencies } from './dependencies.ts'

export type Viewing = {
  /** A session was begun at this desk: whoever begins one sees it. */
  readonly begun: (id: SessionId) => void
  /** A session is shown. */
  readonly shown: (id: SessionId) => void
  /** What is known of a session is shown beside the desk, as in its story: the one on the desk stays there. */
  readonly told: (id: SessionId) => void
}

/**
 * Notes who looked at whose session. Looking again at the one that is on the desk is no new event: the window reads a
 * session anew whenever something may have changed it. Whoever takes over a desk looks for the first time. Source: HIPAA, 45 CFR 164.312(b), audit controls.
 */
export function createViewing({ audit, db }: Pick<Dependencies, 'audit' | 'db'>): Viewing {
  let onDesk: { readonly id: SessionId; readonly by: string } | null = null
  const isOnDesk = (id: SessionId) => onDesk?.id === id && onDesk.by === audit.actor
  const record = (id: SessionId) =>
    db.transaction(() => audit.record(db, { action: 'session-viewed', sessionId: id, changes: [] }))
  return {
    begun: id => {
      onDesk = { id, by: audit.actor }
    },
    shown: id => {
      if (isOnDesk(id)) return
      onDesk = { id, by: audit.actor }
      record(id)
    },
    told: id => {
      if (!isOnDesk(id)) record(id)
    },
  }
}
