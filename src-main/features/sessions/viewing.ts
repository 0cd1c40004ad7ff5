import type { SessionId } from '#shared/domain/session.ts'
import type { Dependencies } from './dependencies.ts'

export type Viewing = {
  /** A session was begun at this desk: whoever begins one sees it. */
  readonly begun: (id: SessionId) => void
  /** A session is shown. */
  readonly shown: (id: SessionId) => void
}

/**
 * Notes who looked at whose session. Looking again at the one that is on the desk is no new event: the window reads a
 * session anew whenever something may have changed it. Source: HIPAA, 45 CFR 164.312(b), audit controls.
 */
export function createViewing({ audit, db }: Pick<Dependencies, 'audit' | 'db'>): Viewing {
  let onDesk: SessionId | null = null
  return {
    begun: id => {
      onDesk = id
    },
    shown: id => {
      if (id === onDesk) return
      onDesk = id
      db.transaction(() => audit.record(db, { action: 'session-viewed', sessionId: id, changes: [] }))
    },
  }
}
