import type { LateReason } from '#shared/domain/day-close.ts'
import type { SessionId, SessionState, HoldReason } from '#shared/domain/session.ts'
import type { Decision } from '#shared/domain/coding-answer.ts'
import type { Claim, Side } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { AD_HOC } from './target.ts'

export type SessionRow = {
  readonly id: SessionId
  readonly state: SessionState
  readonly revision: number
  readonly accession: string
  readonly performed_on: string
  readonly decision: Decision
  readonly missing_count: number
  readonly hold_reason: HoldReason | null
  readonly entry: string
  readonly created_at: string
  /** Undecided batch that holds lines of the session for this destination; null when there is none. */
  readonly leaving_in: string | null
}

/** Whose ledger is asked. */
export type LedgerOf = { readonly id: string; readonly since: string }

/**
 * Whether a line has left for a destination: it did so itself, it left into a folder of the moment, or it left
 * anywhere before the destination was made. What is written into a folder of the moment has left nowhere before.
 * Parameters: the destination twice, its beginning.
 */
const HAS_LEFT = `
  EXISTS (
    SELECT 1
    FROM export_ledger
    JOIN export_batch ON export_batch.number = export_ledger.batch
    WHERE export_ledger.charge_line_id = charge_line.id
      AND (
        export_ledger.destination IN (?, '${AD_HOC}')
        OR ? = '${AD_HOC}'
        OR julianday(export_batch.created_at) < julianday(?)
      )
  )`

const SESSION_COLUMNS = `
  session.id, session.state, session.revision, session.accession, session.performed_on, session.decision,
  session.missing_count, session.hold_reason, session.entry, session.created_at,
  (
    SELECT export_ledger.batch
    FROM charge_line
    JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
    JOIN export_batch ON export_batch.number = export_ledger.batch
    WHERE charge_line.session_id = session.id
      AND export_batch.state IN ('queued', 'releasing')
      AND (export_ledger.destination IN (?, '${AD_HOC}') OR ? = '${AD_HOC}')
    LIMIT 1
  ) AS leaving_in`

/**
 * Sessions of a day, the undated with it, or of all days when the scope is `all`: those that have not left at all, and
 * those that left elsewhere with lines that have not left for this destination. In the order of service.
 */
export function listUnexported(db: ReadableDb, scope: string, { id, since }: LedgerOf): readonly SessionId[] {
  const rows = db.all<{ readonly id: SessionId }>(
    `SELECT session.id
     FROM session
     WHERE (
         session.state IN ('draft', 'complete', 'held', 'approved')
         OR session.state = 'exported' AND EXISTS (
           SELECT 1
           FROM charge_line
           WHERE charge_line.session_id = session.id AND NOT ${HAS_LEFT}
         )
       )
       AND (? = 'all' OR session.performed_on = ? OR session.performed_on = '')
     ORDER BY session.performed_on, session.performed_at, session.id`,
    id,
    id,
    since,
    scope,
    scope,
  )
  return rows.map(row => row.id)
}

export function findSessionRow(
  db: ReadableDb,
  sessionId: SessionId,
  { id }: LedgerOf,
): SessionRow | undefined {
  return db.one<SessionRow>(
    `SELECT ${SESSION_COLUMNS}
     FROM session
     WHERE session.id = ?`,
    id,
    id,
    sessionId,
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
  /** 1 when it has left for the destination that is asked. */
  readonly has_left: number
}

/** The charge lines of a session, professional before facility, in their order. */
export function listChargeLines(
  db: ReadableDb,
  sessionId: SessionId,
  { id, since }: LedgerOf,
): readonly LineRow[] {
  return db.all<LineRow>(
    `SELECT id, claim, code, units, modifiers, side, lesions, diagnoses, reference, ${HAS_LEFT} AS has_left
     FROM charge_line
     WHERE session_id = ?
     ORDER BY claim DESC, position`,
    id,
    id,
    since,
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

/** The revision of a session as it stands; undefined when there is none. */
export function findRevision(db: ReadableDb, sessionId: SessionId): number | undefined {
  return db.one<{ revision: number }>(
    `SELECT revision
     FROM session
     WHERE id = ?`,
    sessionId,
  )?.revision
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

/** How many charge lines each of some days of service has, in whatever state its sessions are. */
export function countLinesOfDays(db: ReadableDb, days: readonly string[]): ReadonlyMap<string, number> {
  const rows = db.all<{ readonly day: string; readonly lines: number }>(
    `SELECT session.performed_on AS day, count(*) AS lines
     FROM session
     JOIN charge_line ON charge_line.session_id = session.id
     WHERE session.performed_on IN (SELECT value FROM json_each(?)) AND session.state <> 'discarded'
     GROUP BY session.performed_on`,
    JSON.stringify(days),
  )
  return new Map(rows.map(({ day, lines }) => [day, lines]))
}

export type LateRow = {
  readonly id: SessionId
  readonly accession: string
  readonly performed_on: string
  readonly late_reason: LateReason
  readonly late_note: string
}

/** The plus sign keeps the state out of the choice of an index: few sessions are late, many have not left. */
export const LIST_LATE_SESSIONS = `
  SELECT id, accession, performed_on, late_reason, late_note
  FROM session
  WHERE late_reason IS NOT NULL AND +state IN ('complete', 'approved')
  ORDER BY performed_on, id`

/** The sessions that were entered after their day was closed and have not left. */
export function listLate(db: ReadableDb): readonly LateRow[] {
  return db.all(LIST_LATE_SESSIONS)
}
