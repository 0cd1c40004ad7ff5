import type { LateReason } from '#shared/domain/day-close.ts'
import type { SessionId, SessionState, HoldReason } from '#shared/domain/session.ts'
import type { Decision } from '#shared/domain/coding-answer.ts'
import type { Claim, Side } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { ASKED, CREDIT_IS_DUE, HAS_LEFT } from './ledger-queries.ts'
import { AD_HOC } from './target.ts'

export type SessionRow = {
  readonly id: SessionId
  readonly state: SessionState
  /** 1 while a correction or void of it stands. */
  readonly superseded: 0 | 1
  readonly revision: number
  readonly accession: string
  readonly performed_on: string
  readonly decision: Decision
  readonly missing_count: number
  readonly hold_reason: HoldReason | null
  readonly entry: string
  readonly created_at: string
  /** Undecided batch that holds lines of the session, or credits with it, for this destination; null when none does. */
  readonly leaving_in: string | null
}

/** Whose ledger is asked. */
export type LedgerOf = { readonly id: string; readonly since: string }

const SESSION_COLUMNS = `
  session.id, session.state, session.superseded, session.revision, session.accession, session.performed_on,
  session.decision, session.missing_count, session.hold_reason, session.entry, session.created_at,
  (
    SELECT leaving.batch
    FROM (
      SELECT export_ledger.batch, export_ledger.destination
      FROM charge_line
      JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
      WHERE charge_line.session_id = session.id
      UNION ALL
      SELECT export_credit.batch, export_credit.destination
      FROM correction
      JOIN credited_line ON credited_line.correction_id = correction.id
      JOIN export_credit ON export_credit.charge_line_id = credited_line.charge_line_id
      WHERE correction.replacement_id = session.id
    ) AS leaving
    JOIN export_batch ON export_batch.number = leaving.batch
    WHERE export_batch.state IN ('queued', 'releasing')
      AND (leaving.destination IN (?, '${AD_HOC}') OR ? = '${AD_HOC}')
    LIMIT 1
  ) AS leaving_in`

export const LIST_UNEXPORTED = `
  ${ASKED}
  SELECT session.id
  FROM session
  WHERE (
      session.state IN ('draft', 'complete', 'held', 'approved')
      OR session.state = 'exported' AND session.superseded = 0 AND EXISTS (
        SELECT 1
        FROM charge_line
        WHERE charge_line.session_id = session.id AND NOT ${HAS_LEFT}
      )
      OR session.state = 'exported' AND session.id IN (
        SELECT correction.replacement_id
        FROM credited_line
        JOIN correction ON correction.id = credited_line.correction_id
        JOIN charge_line ON charge_line.id = credited_line.charge_line_id
        WHERE correction.replacement_id IS NOT NULL AND ${CREDIT_IS_DUE}
      )
    )
    AND (? = 'all' OR session.performed_on = ? OR session.performed_on = '')
  ORDER BY session.performed_on, session.performed_at, session.id`

/**
 * Sessions of a day, the undated with it, or of all days when the scope is `all`: those that have not left at all, and
 * those that left elsewhere with lines or credits that have not left for this destination. What is corrected or voided
 * leaves nowhere any more. In the order of service.
 */
export function listUnexported(db: ReadableDb, scope: string, { id, since }: LedgerOf): readonly SessionId[] {
  const rows = db.all<{ readonly id: SessionId }>(LIST_UNEXPORTED, id, since, scope, scope)
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

export const LIST_CHARGE_LINES = `
  ${ASKED}
  SELECT id, claim, code, units, modifiers, side, lesions, diagnoses, reference, ${HAS_LEFT} AS has_left
  FROM charge_line
  WHERE session_id = ?
  ORDER BY claim DESC, position`

/** The charge lines of a session, professional before facility, in their order. */
export function listChargeLines(
  db: ReadableDb,
  sessionId: SessionId,
  { id, since }: LedgerOf,
): readonly LineRow[] {
  return db.all<LineRow>(LIST_CHARGE_LINES, id, since, sessionId)
}

/** Numbers of the batches that a session left in, or is leaving in. */
export function listBatchesOfSession(db: ReadableDb, sessionId: SessionId): readonly string[] {
  const rows = db.all<{ readonly batch: string }>(
    `SELECT export_ledger.batch AS batch
     FROM charge_line
     JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
     WHERE charge_line.session_id = ?
     UNION
     SELECT export_refusal.batch
     FROM charge_line
     JOIN export_refusal ON export_refusal.charge_line_id = charge_line.id AND export_refusal.kind = 'charge'
     WHERE charge_line.session_id = ?
     ORDER BY batch`,
    sessionId,
    sessionId,
  )
  return rows.map(({ batch }) => batch)
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

/**
 * Marks the sessions in a batch's ledger as exported, and those of which nothing leaves but credits; answers those it
 * changed, as they were before.
 */
export function markSessionsExported(db: WritableDb, batch: string, at: string): readonly LeavingSession[] {
  const changed = db.all<LeavingSession>(
    `SELECT id, state
     FROM session
     WHERE state <> 'exported' AND id IN (
       SELECT charge_line.session_id
       FROM export_ledger
       JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
       WHERE export_ledger.batch = ?
       UNION
       SELECT correction.replacement_id
       FROM export_credit
       JOIN credited_line ON credited_line.charge_line_id = export_credit.charge_line_id
       JOIN correction ON correction.id = credited_line.correction_id
       WHERE export_credit.batch = ? AND correction.replacement_id IS NOT NULL
     )
     ORDER BY id`,
    batch,
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
