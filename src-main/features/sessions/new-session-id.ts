import type { SessionId } from '#shared/domain/session.ts'
import type { Ids } from '#main/ports/ids.ts'

/** The one place where a new id becomes that of a session. */
export function newSessionId(ids: Ids): SessionId {
  return ids.next() as SessionId
}
