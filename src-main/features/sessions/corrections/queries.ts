import type { CorrectionReason } from '#shared/domain/correction.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId, SessionState } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type CorrectionRow = {
  readonly id: string
  readonly session_id: SessionId
  /** Null for a void. */
  readonly replacement_id: SessionId | null
  readonly reason: CorrectionReason
  readonly note: string
  /** The expected exam that the session gave up; null for a walk-in. */
  readonly exam_id: ExpectedExamId | null
  readonly begun_at: string
  readonly begun_by: string
  readonly abandoned_at: string | null
}

const COLUMNS = 'id, session_id, replacement_id, reason, note, exam_id, begun_at, begun_by, abandoned_at'

export const FIND_OF_REPLACEMENT = `
  SELECT ${COLUMNS}
  FROM correction
  WHERE replacement_id = ?`

/** The correction that a session is; undefined for one that was entered for itself. */
export function findCorrectionOf(db: ReadableDb, replacement: SessionId): CorrectionRow | undefined {
  return db.one(FIND_OF_REPLACEMENT, replacement)
}

export const FIND_STANDING = `
  SELECT ${COLUMNS}
  FROM correction
  WHERE session_id = ? AND abandoned_at IS NULL`

/** The correction or void of a session that stands. */
export function findStanding(db: ReadableDb, session: SessionId): CorrectionRow | undefined {
  return db.one(FIND_STANDING, session)
}

export function insertCorrection(db: WritableDb, row: Omit<CorrectionRow, 'abandoned_at'>): void {
  db.run(
    `INSERT INTO correction (id, session_id, replacement_id, reason, note, exam_id, begun_at, begun_by,
       abandoned_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
    row.id,
    row.session_id,
    row.replacement_id,
    row.reason,
    row.note,
    row.exam_id,
    row.begun_at,
    row.begun_by,
  )
}

/** `null`: it stands again. */
export function abandonCorrection(db: WritableDb, id: string, at: string | null): void {
  db.run(
    `UPDATE correction
     SET abandoned_at = ?
     WHERE id = ?`,
    at,
    id,
  )
}

export type LiveRow = {
  /** The line of the session as it stands now. */
  readonly head: string
  /** The line that left, which is an earlier one where it was kept. */
  readonly sent: string
  readonly lineNumber: string
  readonly batch: string
}

/**
 * The lines of a session, each with itself and every line it was kept from. To the ledger it is joined by CROSS JOIN,
 * which keeps the order of the tables: from the few lines of a session to the ledger, never through it.
 */
export const IDENTITIES_OF_LINES = `
  WITH RECURSIVE identity (head, id) AS (
    SELECT id, id
    FROM charge_line
    WHERE session_id = ?
    UNION ALL
    SELECT identity.head, kept_line.kept_from
    FROM identity
    JOIN kept_line ON kept_line.charge_line_id = identity.id
  )`

export const LIST_LIVE = `
  ${IDENTITIES_OF_LINES}
  SELECT identity.head AS head, identity.id AS sent, export_ledger.line_number AS lineNumber,
    export_ledger.batch AS batch
  FROM identity
  CROSS JOIN export_ledger ON export_ledger.charge_line_id = identity.id
  JOIN export_batch ON export_batch.number = export_ledger.batch AND export_batch.state = 'released'
  LEFT JOIN credited_line ON credited_line.charge_line_id = identity.id
  WHERE credited_line.charge_line_id IS NULL OR credited_line.correction_id = ?
  ORDER BY export_ledger.line_number`

/** The lines of a session that left and were not taken back, other than by this correction. */
export function listLive(db: ReadableDb, session: SessionId, correction: string): readonly LiveRow[] {
  return db.all(LIST_LIVE, session, correction)
}

export function insertCredited(db: WritableDb, correction: string, line: string): void {
  db.run(
    `INSERT INTO credited_line (charge_line_id, correction_id)
     VALUES (?, ?)`,
    line,
    correction,
  )
}

export function deleteCredited(db: WritableDb, correction: string): void {
  db.run(
    `DELETE FROM credited_line
     WHERE correction_id = ?`,
    correction,
  )
}

export function insertKept(db: WritableDb, line: string, keptFrom: string): void {
  db.run(
    `INSERT INTO kept_line (charge_line_id, kept_from)
     VALUES (?, ?)`,
    line,
    keptFrom,
  )
}

export function deleteKept(db: WritableDb, session: SessionId): void {
  db.run(
    `DELETE FROM kept_line
     WHERE charge_line_id IN (SELECT id FROM charge_line WHERE session_id = ?)`,
    session,
  )
}

export const LIST_SENT = `
  SELECT export_batch.number AS batch, export_batch.created_at AS at
  FROM charge_line
  JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
  JOIN export_batch ON export_batch.number = export_ledger.batch
  WHERE charge_line.session_id = ?
  UNION
  SELECT export_batch.number, export_batch.created_at
  FROM charge_line
  JOIN export_refusal ON export_refusal.charge_line_id = charge_line.id AND export_refusal.kind = 'charge'
  JOIN export_batch ON export_batch.number = export_refusal.batch
  WHERE charge_line.session_id = ?
  ORDER BY batch`

/** The batches that lines of a session left in, also where they were refused, and when. */
export function listSent(
  db: ReadableDb,
  session: SessionId,
): readonly { readonly batch: string; readonly at: string }[] {
  return db.all(LIST_SENT, session, session)
}

export const FIND_UNDECIDED = `
  SELECT export_batch.number AS batch
  FROM charge_line
  JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
  JOIN export_batch ON export_batch.number = export_ledger.batch
  WHERE charge_line.session_id = ? AND export_batch.state NOT IN ('released', 'abandoned')
  LIMIT 1`

/** Whether lines of a session are in a batch that may or may not have left. */
export function isLeaving(db: ReadableDb, session: SessionId): boolean {
  return db.one(FIND_UNDECIDED, session) !== undefined
}

/** How many lines a correction credits, how many credits are in a batch, and how many of the lines left as credits. */
export type CreditCounts = { readonly decided: number; readonly leaving: number; readonly left: number }

export const COUNT_CREDITS = `
  SELECT count(DISTINCT credited_line.charge_line_id) AS decided, count(export_credit.batch) AS leaving,
    count(DISTINCT CASE WHEN export_batch.state = 'released' THEN credited_line.charge_line_id END) AS left
  FROM credited_line
  LEFT JOIN export_credit ON export_credit.charge_line_id = credited_line.charge_line_id
  LEFT JOIN export_batch ON export_batch.number = export_credit.batch
  WHERE credited_line.correction_id = ?`

export function countCredits(db: ReadableDb, correction: string): CreditCounts {
  const counts = db.one<CreditCounts>(COUNT_CREDITS, correction)
  if (!counts) throw new Error('A count has one row')
  return counts
}

export function findState(db: ReadableDb, session: SessionId): SessionState | undefined {
  return db.one<{ readonly state: SessionState }>(
    `SELECT state
     FROM session
     WHERE id = ?`,
    session,
  )?.state
}

export const FIND_REFUSED = `
  SELECT 1 AS found
  FROM charge_line
  JOIN export_refusal ON export_refusal.charge_line_id = charge_line.id
  WHERE charge_line.session_id = ?
  LIMIT 1`

/** Whether a receiver refused lines of a session, so that they left and are not there. */
export function wasRefused(db: ReadableDb, session: SessionId): boolean {
  return db.one(FIND_REFUSED, session) !== undefined
}
