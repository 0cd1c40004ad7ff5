import type { RefusalSettlement } from '#shared/contract/exports.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { RefusalStanding } from '#shared/contract/exports.ts'
import type { AnswerKind } from './answer.ts'

export type LedgerLine = {
  readonly chargeLineId: string
  readonly sessionId: SessionId
  readonly batch: string
  readonly lineNumber: string
}

/** A credit left with the session that replaces what it takes back; that of a void with the voided session itself. */
export const LEFT_WITH = 'coalesce(correction.replacement_id, correction.session_id)'

/** Joins the correction of a credit to a table of credits. */
export const CORRECTION_OF_CREDIT = (credits: string) => `
     JOIN credited_line ON credited_line.charge_line_id = ${credits}.charge_line_id
     JOIN correction ON correction.id = credited_line.correction_id`

/** The charge or credit that left under a number, also one that was refused. */
export function findLedgerLine(db: ReadableDb, lineNumber: string): LedgerLine | undefined {
  return db.one<LedgerLine>(
    `SELECT charge_line_id AS chargeLineId, charge_line.session_id AS sessionId, batch, line_number AS lineNumber
     FROM export_ledger
     JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
     WHERE line_number = ?
     UNION ALL
     SELECT export_credit.charge_line_id, ${LEFT_WITH}, batch, line_number
     FROM export_credit
     ${CORRECTION_OF_CREDIT('export_credit')}
     WHERE line_number = ?
     UNION ALL
     SELECT charge_line_id, charge_line.session_id, batch, line_number
     FROM export_refusal
     JOIN charge_line ON charge_line.id = export_refusal.charge_line_id
     WHERE line_number = ? AND kind = 'charge'
     UNION ALL
     SELECT export_refusal.charge_line_id, ${LEFT_WITH}, batch, line_number
     FROM export_refusal
     ${CORRECTION_OF_CREDIT('export_refusal')}
     WHERE line_number = ? AND kind = 'credit'`,
    lineNumber,
    lineNumber,
    lineNumber,
    lineNumber,
  )
}

/** The batch and place of a file by what an answer names of it. */
export type FilePlace = { readonly batch: string; readonly position: number }

export function findFileByNumber(db: ReadableDb, number: string): FilePlace | undefined {
  return db.one<FilePlace>(
    `SELECT batch, position
     FROM export_file
     WHERE number = ?`,
    number,
  )
}

/** By its name, with or without the extension. */
export function findFileByName(db: ReadableDb, name: string): FilePlace | undefined {
  return db.one<FilePlace>(
    `SELECT batch, position
     FROM export_file
     WHERE name = ? OR substr(name, 1, length(?) + 1) = ? || '.'
     ORDER BY name = ? DESC
     LIMIT 1`,
    name,
    name,
    name,
    name,
  )
}

export function findFileByInterchange(
  db: ReadableDb,
  destination: string,
  interchange: number,
): FilePlace | undefined {
  return db.one<FilePlace>(
    `SELECT export_file.batch AS batch, export_file.position AS position
     FROM export_file
     JOIN export_batch ON export_batch.number = export_file.batch
     WHERE export_file.interchange = ? AND export_batch.destination = ?
     ORDER BY export_batch.number DESC
     LIMIT 1`,
    interchange,
    destination,
  )
}

export function hasAnswer(db: ReadableDb, sha256: string): boolean {
  return db.one('SELECT 1 AS found FROM export_answer WHERE sha256 = ?', sha256) !== undefined
}

export type AnswerRow = {
  readonly sha256: string
  readonly destination: string
  readonly name: string
  readonly kind: AnswerKind
  readonly content: string
  readonly words: string
  readonly received_at: string
}

export function insertAnswer(db: WritableDb, row: AnswerRow): void {
  db.run(
    `INSERT INTO export_answer (sha256, destination, name, kind, content, words, received_at, seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`,
    row.sha256,
    row.destination,
    row.name,
    row.kind,
    row.content,
    row.words,
    row.received_at,
  )
}

export type ItemRow = {
  readonly answer: string
  readonly position: number
  readonly batch: string | null
  readonly session_id: string | null
  readonly charge_line_id: string | null
  readonly names: string
  readonly verdict: 'accepted' | 'refused'
  readonly code: string
  readonly words: string
  readonly field: string | null
}

export function insertItem(db: WritableDb, row: ItemRow): void {
  db.run(
    `INSERT INTO export_answer_item (answer, position, batch, session_id, charge_line_id, names, verdict, code, words,
       field, settled_at, settled_by, settlement)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)`,
    row.answer,
    row.position,
    row.batch,
    row.session_id,
    row.charge_line_id,
    row.names,
    row.verdict,
    row.code,
    row.words,
    row.field,
  )
}

export type Settlement = {
  readonly answer: string
  readonly position: number
  readonly how: string
  readonly by: string
  readonly at: string
}

/** Settles a refusal that waits; how many rows that changed. */
export function settleItem(db: WritableDb, { answer, position, how, by, at }: Settlement): number {
  return db.run(
    `UPDATE export_answer_item
     SET settled_at = ?, settled_by = ?, settlement = ?
     WHERE answer = ? AND position = ? AND verdict = 'refused' AND settled_at IS NULL`,
    at,
    by,
    how,
    answer,
    position,
  )
}

/** Marks an answer as seen that nobody has seen yet; how many that changed. */
export function markAnswerSeen(
  db: WritableDb,
  { sha256, by, at }: { readonly sha256: string; readonly by: string; readonly at: string },
): number {
  return db.run(
    `UPDATE export_answer
     SET seen_at = ?, seen_by = ?
     WHERE sha256 = ? AND seen_at IS NULL`,
    at,
    by,
    sha256,
  )
}

export type OpenRefusalRow = {
  readonly answer: string
  readonly position: number
  readonly destination: string
  readonly batch: string | null
  readonly sessionId: SessionId | null
  readonly accession: string | null
  readonly performedOn: string | null
  readonly code: string | null
  readonly names: string
  readonly receiverCode: string
  readonly words: string
  readonly field: string | null
  readonly receivedAt: string
  readonly standing: RefusalStanding
  readonly correction: SessionId | null
}

/** Refusals that nobody has settled, the oldest first; those about other logs until somebody has seen them. */
export function listOpenRefusals(db: ReadableDb, limit: number): readonly OpenRefusalRow[] {
  return db.all<OpenRefusalRow>(
    `SELECT export_answer_item.answer AS answer, export_answer_item.position AS position,
       export_answer.destination AS destination, export_answer_item.batch AS batch,
       export_answer_item.session_id AS sessionId, session.accession AS accession,
       session.performed_on AS performedOn, charge_line.code AS code, export_answer_item.names AS names,
       export_answer_item.code AS receiverCode, export_answer_item.words AS words,
       export_answer_item.field AS field, export_answer.received_at AS receivedAt,
       CASE
         WHEN replacement.state IN ('draft', 'held') THEN 'mending'
         WHEN EXISTS (
           SELECT 1
           FROM export_refusal
           WHERE export_refusal.answer = export_answer_item.answer
             AND export_refusal.position = export_answer_item.position
         ) AND (
           export_answer_item.session_id IS NOT NULL
           OR NOT EXISTS (SELECT 1 FROM export_ledger WHERE export_ledger.batch = export_answer_item.batch)
         ) THEN 'due'
         ELSE 'open'
       END AS standing, replacement.id AS correction
     FROM export_answer_item
     JOIN export_answer ON export_answer.sha256 = export_answer_item.answer
     LEFT JOIN session ON session.id = export_answer_item.session_id
     LEFT JOIN charge_line ON charge_line.id = export_answer_item.charge_line_id
     LEFT JOIN correction ON correction.session_id = session.id AND correction.abandoned_at IS NULL
     LEFT JOIN session AS replacement ON replacement.id = correction.replacement_id
     WHERE export_answer_item.verdict = 'refused' AND export_answer_item.settled_at IS NULL
       AND (export_answer_item.batch IS NOT NULL OR export_answer.seen_at IS NULL)
     ORDER BY export_answer.received_at, export_answer_item.position
     LIMIT ?`,
    limit,
  )
}

export type AnswerSummaryRow = {
  readonly sha256: string
  readonly destination: string
  readonly name: string
  readonly kind: AnswerKind
  readonly words: string
  readonly receivedAt: string
  readonly seenAt: string | null
  readonly seenBy: string | null
  readonly accepted: number
  readonly refused: number
  readonly unmatched: number
}

export function listAnswers(db: ReadableDb, limit: number): readonly AnswerSummaryRow[] {
  return db.all<AnswerSummaryRow>(
    `SELECT sha256, destination, name, kind, words, received_at AS receivedAt, seen_at AS seenAt,
       seen_by AS seenBy,
       (SELECT count(*) FROM export_answer_item WHERE answer = sha256 AND verdict = 'accepted') AS accepted,
       (SELECT count(*) FROM export_answer_item WHERE answer = sha256 AND verdict = 'refused') AS refused,
       (SELECT count(*) FROM export_answer_item WHERE answer = sha256 AND batch IS NULL) AS unmatched
     FROM export_answer
     ORDER BY received_at DESC, name
     LIMIT ?`,
    limit,
  )
}

/** What receivers said of a batch: how many sessions or lines were taken and refused. */
export function countAnswersOf(
  db: ReadableDb,
  batch: string,
): { readonly accepted: number; readonly refused: number } {
  return (
    db.one(
      `SELECT coalesce(sum(verdict = 'accepted'), 0) AS accepted, coalesce(sum(verdict = 'refused'), 0) AS refused
       FROM export_answer_item
       WHERE batch = ?`,
      batch,
    ) ?? { accepted: 0, refused: 0 }
  )
}

/** The answers that say something of a batch, in the order they came. */
export function listAnswersOf(db: ReadableDb, batch: string): readonly AnswerSummaryRow[] {
  return db.all<AnswerSummaryRow>(
    `SELECT sha256, destination, name, kind, export_answer.words AS words, received_at AS receivedAt,
       seen_at AS seenAt, seen_by AS seenBy, sum(verdict = 'accepted') AS accepted, sum(verdict = 'refused') AS refused,
       0 AS unmatched
     FROM export_answer
     JOIN export_answer_item ON export_answer_item.answer = export_answer.sha256
     WHERE export_answer_item.batch = ?
     GROUP BY sha256
     ORDER BY received_at, name`,
    batch,
  )
}

/** What a receiver said of a session, of a line of it, or of the batch it is in. */
export type AnswerOfSession = {
  readonly batch: string
  readonly verdict: 'accepted' | 'refused'
  readonly destination: string
  readonly file: string
  readonly receiverCode: string
  readonly words: string
  readonly receivedAt: string
  readonly settledAt: string | null
  readonly settledBy: string | null
  readonly settlement: RefusalSettlement | null
}

const ANSWER_OF_SESSION = `
  SELECT export_answer_item.batch AS batch, export_answer_item.verdict AS verdict,
    export_answer.destination AS destination, export_answer.name AS file, export_answer_item.code AS receiverCode,
    export_answer_item.words AS words, export_answer.received_at AS receivedAt,
    export_answer_item.settled_at AS settledAt, export_answer_item.settled_by AS settledBy,
    export_answer_item.settlement AS settlement
  FROM export_answer_item
  JOIN export_answer ON export_answer.sha256 = export_answer_item.answer`

export const LIST_ANSWERS_OF_SESSION = `
  ${ANSWER_OF_SESSION}
  WHERE export_answer_item.session_id = ? AND export_answer_item.batch IS NOT NULL
  ORDER BY export_answer.received_at, export_answer_item.position`

export function listAnswersOfSession(db: ReadableDb, session: SessionId): readonly AnswerOfSession[] {
  return db.all(LIST_ANSWERS_OF_SESSION, session)
}

export const LIST_ANSWERS_OF_BATCH = `
  ${ANSWER_OF_SESSION}
  WHERE export_answer_item.batch = ? AND export_answer_item.session_id IS NULL
  ORDER BY export_answer.received_at, export_answer_item.position`

/** What was said of a batch as a whole, and of no single session. */
export function listAnswersOfBatch(db: ReadableDb, batch: string): readonly AnswerOfSession[] {
  return db.all(LIST_ANSWERS_OF_BATCH, batch)
}
