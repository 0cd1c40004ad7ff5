import type { SessionId } from '#shared/domain/session.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { FormerNumber } from './former-numbers.ts'

export function insertFormerNumber(
  db: WritableDb,
  { kind, value, sessionId }: FormerNumber & { readonly sessionId: SessionId },
): void {
  db.run(
    `INSERT INTO session_former_number (value, session_id, kind)
     VALUES (?, ?, ?)
     ON CONFLICT DO NOTHING`,
    value,
    sessionId,
    kind,
  )
}
