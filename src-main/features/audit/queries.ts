import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** An audit event as its row stands. */
export type AuditRow = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly session_id: string | null
  readonly changes: string
  readonly reason: string
  readonly previous_hash: string
  readonly hash: string
}

export function findLastEvent(db: ReadableDb): Pick<AuditRow, 'seq' | 'hash'> | undefined {
  return db.one(
    `SELECT seq, hash
     FROM audit_event
     ORDER BY seq DESC
     LIMIT 1`,
  )
}

export function insertEvent(db: WritableDb, row: AuditRow): void {
  db.run(
    `INSERT INTO audit_event (seq, at, actor, action, session_id, changes, reason, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.actor,
    row.action,
    row.session_id,
    row.changes,
    row.reason,
    row.previous_hash,
    row.hash,
  )
}

export function listSessionEvents(db: ReadableDb, sessionId: string): readonly AuditRow[] {
  return db.all(
    `SELECT seq, at, actor, action, session_id, changes, reason, previous_hash, hash
     FROM audit_event
     WHERE session_id = ?
     ORDER BY seq`,
    sessionId,
  )
}

export const FIND_LAST_CHANGE = `
  SELECT at, actor
  FROM audit_event
  WHERE session_id = ? AND action NOT IN ('session-viewed', 'batch-written-again')
  ORDER BY seq DESC
  LIMIT 1`

/** Who changed a session last; looking at it is no change. */
export function findLastChange(
  db: ReadableDb,
  sessionId: string,
): Pick<AuditRow, 'at' | 'actor'> | undefined {
  return db.one(FIND_LAST_CHANGE, sessionId)
}

export const LIST_LAST_CHANGES = `
  SELECT at, actor, changes
  FROM audit_event
  WHERE session_id = ? AND action NOT IN ('session-viewed', 'batch-written-again')
  ORDER BY seq DESC
  LIMIT 500`

/** The last changes of a session, the newest first. */
export function listLastChanges(
  db: ReadableDb,
  sessionId: string,
): readonly Pick<AuditRow, 'at' | 'actor' | 'changes'>[] {
  return db.all(LIST_LAST_CHANGES, sessionId)
}
