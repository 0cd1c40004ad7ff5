import type { SessionId, SessionState, HoldReason } from '#shared/domain/session.ts'
import type { Decision } from '#shared/domain/coding-answer.ts'
import type { Claim, Side } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type SessionRow = {
  readonly id: SessionId
  readonly state: SessionState
  readonly accession: string
  readonly performed_on: string
  readonly decision: Decision
  readonly missing_count: number
  readonly hold_reason: HoldReason | null
  readonly entry: string
  readonly created_at: string
  /** Undecided batch that holds the session's lines; null when there is none. */
  readonly leaving_in: string | null
}

/** Sessions that have not left: of a day, the undated with it, or of all days when the scope is `all`. */
export function listUnexported(db: ReadableDb, scope: string): readonly SessionRow[] {
  return db.all<SessionRow>(
    `SELECT id, state, accession, performed_on, decision, missing_count, hold_reason, entry, created_at,
       (
         SELECT export_ledger.batch
         FROM charge_line
         JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
         WHERE charge_line.session_id = session.id
         LIMIT 1
       ) AS leaving_in
     FROM session
     WHERE state IN ('draft', 'complete', 'held', 'approved')
       AND (? = 'all' OR performed_on = ? OR performed_on = '')
     ORDER BY performed_on, performed_at, id`,
    scope,
    scope,
  )
}

export type LineRow = {
  readonly id: string
  readonly claim: Claim
  readonly code: string
  readonly units: number
  readonly modifiers: string
  readonly side: Side | null
  /** JSON lists. */
  readonly lesions: string
  readonly diagnoses: string
  readonly reference: string
}

/** The charge lines of a session, professional before facility, in their order. */
export function listChargeLines(db: ReadableDb, sessionId: SessionId): readonly LineRow[] {
  return db.all<LineRow>(
    `SELECT id, claim, code, units, modifiers, side, lesions, diagnoses, reference
     FROM charge_line
     WHERE session_id = ?
     ORDER BY claim DESC, position`,
    sessionId,
  )
}

/** A line of the log that left, or is reserved for a batch that is not decided yet. */
export type LeftLine = {
  readonly chargeLineId: string
  readonly sessionId: SessionId
  readonly batch: string
  readonly lineNumber: string
}

export function listLeftLines(db: ReadableDb, sessionId: SessionId): readonly LeftLine[] {
  return db.all<LeftLine>(
    `SELECT charge_line.id AS chargeLineId, charge_line.session_id AS sessionId, export_ledger.batch AS batch,
       export_ledger.line_number AS lineNumber
     FROM charge_line
     JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
     WHERE charge_line.session_id = ?
     ORDER BY export_ledger.line_number`,
    sessionId,
  )
}

/** Numbers of the batches that a session left in, or is leaving in. */
export function listBatchesOfSession(db: ReadableDb, sessionId: SessionId): readonly string[] {
  return [...new Set(listLeftLines(db, sessionId).map(line => line.batch))]
}

export type LeavingSession = { readonly id: SessionId; readonly state: SessionState }

/** Marks the sessions in a batch's ledger as exported; answers those it changed, as they were before. */
export function markSessionsExported(db: WritableDb, batch: string, at: string): readonly LeavingSession[] {
  const changed = db.all<LeavingSession>(
    `SELECT DISTINCT session.id AS id, session.state AS state
     FROM export_ledger
     JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
     JOIN session ON session.id = charge_line.session_id
     WHERE export_ledger.batch = ? AND session.state <> 'exported'
     ORDER BY session.id`,
    batch,
  )
  for (const { id } of changed) {
    db.run(
      `UPDATE session
       SET state = 'exported', revision = revision + 1, updated_at = ?
       WHERE id = ?`,
      at,
      id,
    )
  }
  return changed
}
