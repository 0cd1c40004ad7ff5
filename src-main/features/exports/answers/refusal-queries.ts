import type { SessionId } from '#shared/domain/session.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { CORRECTION_OF_CREDIT, LEFT_WITH } from './queries.ts'

/** A refusal that nobody has settled. */
export type RefusalRow = {
  readonly answer: string
  readonly position: number
  readonly batch: string | null
  readonly sessionId: SessionId | null
  readonly names: string
}

const REFUSAL_COLUMNS = 'answer, position, batch, session_id AS sessionId, names'

export function findOpenRefusal(db: ReadableDb, answer: string, position: number): RefusalRow | undefined {
  return db.one<RefusalRow>(
    `SELECT ${REFUSAL_COLUMNS}
     FROM export_answer_item
     WHERE answer = ? AND position = ? AND verdict = 'refused' AND settled_at IS NULL`,
    answer,
    position,
  )
}

export const LIST_OPEN_OF_SESSION = `
  SELECT ${REFUSAL_COLUMNS}
  FROM export_answer_item
  WHERE session_id = ? AND verdict = 'refused' AND settled_at IS NULL
  UNION ALL
  SELECT ${REFUSAL_COLUMNS}
  FROM export_answer_item
  WHERE session_id IS NULL AND verdict = 'refused' AND settled_at IS NULL AND batch IN (
      SELECT export_ledger.batch
      FROM charge_line
      JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
      WHERE charge_line.session_id = ?
      UNION ALL
      SELECT export_credit.batch
      FROM correction
      JOIN credited_line ON credited_line.correction_id = correction.id
      JOIN export_credit ON export_credit.charge_line_id = credited_line.charge_line_id
      WHERE correction.replacement_id = ?
    )`

/** Open refusals of a session, or of a whole batch or file that it left in. */
export function listOpenOfSession(db: ReadableDb, session: SessionId): readonly RefusalRow[] {
  return db.all<RefusalRow>(LIST_OPEN_OF_SESSION, session, session, session)
}

/** A charge or credit as it stands in the ledger of a destination. */
export type LedgerEntry = {
  readonly kind: 'charge' | 'credit'
  readonly chargeLineId: string
  /** The session that it left with. */
  readonly sessionId: SessionId
  readonly claim: Claim
  readonly destination: string
  readonly lineNumber: string
  /** 1 when it was refused and taken up, and does not stand in the ledger any more. */
  readonly isTakenUp: 0 | 1
}

export const LIST_ENTRIES = `
  SELECT 'charge' AS kind, charge_line_id AS chargeLineId, session_id AS sessionId, claim, destination,
    line_number AS lineNumber, 0 AS isTakenUp
  FROM export_ledger
  JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
  WHERE batch = ?
  UNION ALL
  SELECT 'credit', export_credit.charge_line_id, ${LEFT_WITH}, charge_line.claim, destination, line_number, 0
  FROM export_credit
  JOIN charge_line ON charge_line.id = export_credit.charge_line_id${CORRECTION_OF_CREDIT('export_credit')}
  WHERE batch = ?
  UNION ALL
  SELECT 'charge', charge_line_id, session_id, claim, destination, line_number, 1
  FROM export_refusal
  JOIN charge_line ON charge_line.id = export_refusal.charge_line_id
  WHERE batch = ? AND kind = 'charge'
  UNION ALL
  SELECT 'credit', export_refusal.charge_line_id, ${LEFT_WITH}, charge_line.claim, destination, line_number, 1
  FROM export_refusal
  JOIN charge_line ON charge_line.id = export_refusal.charge_line_id${CORRECTION_OF_CREDIT('export_refusal')}
  WHERE batch = ? AND kind = 'credit'
  ORDER BY lineNumber`

/** Everything that left in a batch, in the order of its numbers; also what was refused. */
export function listEntries(db: ReadableDb, batch: string): readonly LedgerEntry[] {
  return db.all<LedgerEntry>(LIST_ENTRIES, batch, batch, batch, batch)
}

export type TakenUp = {
  readonly entry: LedgerEntry
  readonly batch: string
  readonly answer: string
  readonly position: number
  readonly at: string
  readonly by: string
}

/**
 * Moves an entry from the ledger to the refusals; how many that were. What is there already stays, and so does a charge
 * whose credit has left: there the receiver has both.
 */
export function moveToRefusals(db: WritableDb, { entry, batch, answer, position, at, by }: TakenUp): number {
  const { kind, chargeLineId, destination, lineNumber } = entry
  const ledger = kind === 'charge' ? 'export_ledger' : 'export_credit'
  const moved = db.run(
    `INSERT INTO export_refusal (line_number, kind, charge_line_id, destination, batch, answer, position, taken_up_at,
       taken_up_by)
     SELECT line_number, ?, charge_line_id, destination, batch, ?, ?, ?, ?
     FROM ${ledger}
     WHERE line_number = ? AND batch = ? AND (
         ? = 'credit' OR NOT EXISTS (SELECT 1 FROM export_credit WHERE charge_line_id = ? AND destination = ?)
       )`,
    kind,
    answer,
    position,
    at,
    by,
    lineNumber,
    batch,
    kind,
    chargeLineId,
    destination,
  )
  if (moved > 0) {
    db.run(
      `DELETE FROM ${ledger}
       WHERE line_number = ?`,
      lineNumber,
    )
  }
  return moved
}

export const LIST_MENDED = `
  SELECT DISTINCT item.answer AS answer, item.position AS position
  FROM (
    SELECT charge_line.session_id AS id
    FROM export_ledger
    JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
    WHERE export_ledger.batch = ?
    UNION
    SELECT correction.session_id
    FROM export_ledger
    JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
    JOIN correction ON correction.replacement_id = charge_line.session_id
    WHERE export_ledger.batch = ?
    UNION
    SELECT ${LEFT_WITH}
    FROM export_credit${CORRECTION_OF_CREDIT('export_credit')}
    WHERE export_credit.batch = ?
  ) AS leaving
  JOIN export_answer_item AS item ON item.session_id = leaving.id
  JOIN export_answer ON export_answer.sha256 = item.answer
  WHERE item.verdict = 'refused' AND item.settled_at IS NULL AND export_answer.destination = ?
    AND EXISTS (
      SELECT 1 FROM export_refusal WHERE export_refusal.answer = item.answer AND export_refusal.position = item.position
    )`

/** Refusals that were taken up, of sessions that left again to the same receiver in a batch. */
export function listMended(
  db: ReadableDb,
  batch: string,
  destination: string,
): readonly { readonly answer: string; readonly position: number }[] {
  return db.all(LIST_MENDED, batch, batch, batch, destination)
}

export const LIST_OF_WHOLE_FILES = `
  SELECT ${REFUSAL_COLUMNS}
  FROM export_answer_item
  WHERE session_id IS NULL AND verdict = 'refused' AND settled_at IS NULL AND EXISTS (
      SELECT 1
      FROM export_refusal
      WHERE export_refusal.answer = export_answer_item.answer
        AND export_refusal.position = export_answer_item.position AND export_refusal.destination = ?
    )`

/** Open refusals of whole batches and files, of which something was taken up. */
export function listOfWholeFiles(db: ReadableDb, destination: string): readonly RefusalRow[] {
  return db.all<RefusalRow>(LIST_OF_WHOLE_FILES, destination)
}
