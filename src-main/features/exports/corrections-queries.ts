import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { IDENTITIES_OF_LINES } from '#main/features/sessions/index.ts'
import { ASKED, CREDIT_IS_DUE, SENT_NUMBER } from './ledger-queries.ts'
import type { LedgerOf, LineRow, SessionRow } from './queries.ts'

/** The session that a credit takes back, as it was sent. */
export type CreditedSession = Pick<SessionRow, 'id' | 'entry' | 'created_at'>

/** The exported session that another one is a correction of. */
export function findCorrected(db: ReadableDb, replacement: SessionId): CreditedSession | undefined {
  return db.one(
    `SELECT session.id, session.entry, session.created_at
     FROM correction
     JOIN session ON session.id = correction.session_id
     WHERE correction.replacement_id = ?`,
    replacement,
  )
}

export const LIST_VOIDED = `
  ${ASKED}
  SELECT session.id
  FROM correction
  JOIN session ON session.id = correction.session_id
  WHERE correction.replacement_id IS NULL AND correction.abandoned_at IS NULL
    AND (? = 'all' OR session.performed_on = ?)
    AND EXISTS (
      SELECT 1
      FROM credited_line
      JOIN charge_line ON charge_line.id = credited_line.charge_line_id
      WHERE credited_line.correction_id = correction.id AND ${CREDIT_IS_DUE}
    )
  ORDER BY session.performed_on, session.performed_at, session.id`

/** Voided sessions whose credits wait: of a day or, when the scope is `all`, of every day. */
export function listVoided(db: ReadableDb, scope: string, { id, since }: LedgerOf): readonly SessionId[] {
  return db.all<{ readonly id: SessionId }>(LIST_VOIDED, id, since, scope, scope).map(row => row.id)
}

export type CreditRow = Omit<LineRow, 'has_left'> & {
  /** The number that the line left under. */
  readonly line_number: string
  /** Of the session that the line was sent with. */
  readonly entry: string
}

export const LIST_CREDITS = `
  ${ASKED}
  SELECT charge_line.id, charge_line.claim, charge_line.code, charge_line.units, charge_line.modifiers,
    charge_line.side, charge_line.lesions, charge_line.diagnoses, charge_line.reference, session.entry,
    ${SENT_NUMBER} AS line_number
  FROM correction
  JOIN credited_line ON credited_line.correction_id = correction.id
  JOIN charge_line ON charge_line.id = credited_line.charge_line_id
  JOIN session ON session.id = charge_line.session_id
  WHERE correction.session_id = ? AND correction.abandoned_at IS NULL AND ${CREDIT_IS_DUE}
  ORDER BY charge_line.claim DESC, line_number`

/** The lines of a corrected session that wait to be credited where they were sent, professional before facility. */
export function listCredits(
  db: ReadableDb,
  session: SessionId,
  { id, since }: LedgerOf,
): readonly CreditRow[] {
  return db.all(LIST_CREDITS, id, since, session)
}

export type CreditEntry = {
  readonly chargeLineId: string
  readonly batch: string
  readonly lineNumber: string
  readonly destination: string
}

/** Reserves the credit of a line for a batch. The primary key refuses a second one. */
export function insertCreditEntry(db: WritableDb, entry: CreditEntry): void {
  db.run(
    `INSERT INTO export_credit (charge_line_id, destination, batch, line_number)
     VALUES (?, ?, ?, ?)`,
    entry.chargeLineId,
    entry.destination,
    entry.batch,
    entry.lineNumber,
  )
}

export function deleteCreditsOf(db: WritableDb, batch: string): void {
  db.run(
    `DELETE FROM export_credit
     WHERE batch = ?`,
    batch,
  )
}

/** A correction whose credits stand in a batch. */
export type CreditedIn = { readonly session: SessionId; readonly replacement: SessionId | null }

export const LIST_CREDITED_IN = `
  SELECT DISTINCT correction.session_id AS session, correction.replacement_id AS replacement
  FROM export_credit
  JOIN credited_line ON credited_line.charge_line_id = export_credit.charge_line_id
  JOIN correction ON correction.id = credited_line.correction_id
  WHERE export_credit.batch = ?
  ORDER BY correction.session_id`

export function listCreditedIn(db: ReadableDb, batch: string): readonly CreditedIn[] {
  return db.all(LIST_CREDITED_IN, batch)
}

/** What became of a charge line of a session. */
export type LineFate = {
  readonly chargeLineId: string
  /** The line that left, where a correction kept it from the session before; null where the line itself left. */
  readonly keptFrom: string | null
  readonly destination: string
  readonly batch: string
  readonly lineNumber: string
  /** The batch and number of its credit; null as long as none is reserved. */
  readonly creditBatch: string | null
  readonly creditNumber: string | null
}

export const LIST_FATES = `
  ${IDENTITIES_OF_LINES}
  SELECT identity.head AS chargeLineId, nullif(identity.id, identity.head) AS keptFrom,
    export_ledger.destination AS destination, export_ledger.batch AS batch, export_ledger.line_number AS lineNumber,
    export_credit.batch AS creditBatch, export_credit.line_number AS creditNumber
  FROM identity
  CROSS JOIN export_ledger ON export_ledger.charge_line_id = identity.id
  LEFT JOIN export_credit ON export_credit.charge_line_id = export_ledger.charge_line_id
    AND export_credit.destination = export_ledger.destination
  ORDER BY export_ledger.line_number`

/** The numbers under which the lines of a session left, or are leaving, and under which they were taken back. */
export function listLineFates(db: ReadableDb, session: SessionId): readonly LineFate[] {
  return db.all(LIST_FATES, session)
}

export type LinesInBatch = { readonly batch: string; readonly lines: number }

const BATCHES_OF = (ledger: 'export_ledger' | 'export_credit', kind: 'charge' | 'credit') => `
  SELECT batch, count(DISTINCT id) AS lines
  FROM (
    SELECT ${ledger}.batch AS batch, charge_line.id AS id
    FROM charge_line
    CROSS JOIN ${ledger} ON ${ledger}.charge_line_id = charge_line.id
    WHERE charge_line.session_id = ?
    UNION ALL
    SELECT export_refusal.batch, charge_line.id
    FROM charge_line
    CROSS JOIN export_refusal ON export_refusal.charge_line_id = charge_line.id
    WHERE charge_line.session_id = ? AND export_refusal.kind = '${kind}'
  )
  GROUP BY batch
  ORDER BY batch`

export const LIST_CHARGE_BATCHES = BATCHES_OF('export_ledger', 'charge')

/** The batches with charges of a session, those that were refused included, and how many of its lines each holds. */
export function listChargeBatches(db: ReadableDb, session: SessionId): readonly LinesInBatch[] {
  return db.all(LIST_CHARGE_BATCHES, session, session)
}

export const LIST_CREDIT_BATCHES = BATCHES_OF('export_credit', 'credit')

/** The batches with credits of lines that left with a session. */
export function listCreditBatches(db: ReadableDb, session: SessionId): readonly LinesInBatch[] {
  return db.all(LIST_CREDIT_BATCHES, session, session)
}

export type RefusedLine = {
  readonly chargeLineId: string
  readonly batch: string
  readonly lineNumber: string
}

export const LIST_REFUSED_LINES = `
  SELECT export_refusal.charge_line_id AS chargeLineId, export_refusal.batch AS batch,
    export_refusal.line_number AS lineNumber
  FROM charge_line
  CROSS JOIN export_refusal ON export_refusal.charge_line_id = charge_line.id
  WHERE charge_line.session_id = ? AND export_refusal.kind = 'charge'
  ORDER BY export_refusal.line_number`

/** The numbers under which lines of a session left and were refused. */
export function listRefusedLines(db: ReadableDb, session: SessionId): readonly RefusedLine[] {
  return db.all(LIST_REFUSED_LINES, session)
}
