import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { ExamRow } from './exam-row.ts'

const WHOLE = `id, revision, mrn, accession, order_number, facts, patient_name, search_name, scheduled_on, scheduled_at,
  state, source, message_id, message_at, no_charge_reason, no_charge_note, waiting, absorbed_by, created_at, updated_at`

export function findExam(db: ReadableDb, id: ExpectedExamId): ExamRow | undefined {
  return db.one(`SELECT ${WHOLE} FROM expected_exam WHERE id = ?`, id)
}

export const FIND_BY_ACCESSION = `
  SELECT ${WHOLE}
  FROM expected_exam
  WHERE accession = ? AND accession <> '' AND mrn = ?`

export function findByAccession(db: ReadableDb, accession: string, mrn: string): ExamRow | undefined {
  return db.one(FIND_BY_ACCESSION, accession, mrn)
}

export const FIND_BY_ORDER = `
  SELECT ${WHOLE}
  FROM expected_exam
  WHERE order_number = ? AND accession = '' AND mrn = ?`

/** The exam that is known by the number of its order alone. */
export function findByOrder(db: ReadableDb, orderNumber: string, mrn: string): ExamRow | undefined {
  return db.one(FIND_BY_ORDER, orderNumber, mrn)
}

export const LIST_OF_ORDER = `
  SELECT ${WHOLE}
  FROM expected_exam
  WHERE id IN (SELECT exam_id FROM expected_exam_order WHERE order_number = ?) AND mrn = ?
  ORDER BY accession`

/** The exams with an accession number that belong to an order. */
export function listOfOrder(db: ReadableDb, orderNumber: string, mrn: string): readonly ExamRow[] {
  return db.all(LIST_OF_ORDER, orderNumber, mrn)
}

/** True when the order was not known for the exam before. */
export function insertOrder(db: WritableDb, orderNumber: string, id: ExpectedExamId): boolean {
  const added = db.run(
    `INSERT INTO expected_exam_order (order_number, exam_id)
     VALUES (?, ?)
     ON CONFLICT DO NOTHING`,
    orderNumber,
    id,
  )
  return added > 0
}

export function insertExam(db: WritableDb, row: ExamRow): void {
  db.run(
    `INSERT INTO expected_exam (${WHOLE})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.revision,
    row.mrn,
    row.accession,
    row.order_number,
    row.facts,
    row.patient_name,
    row.search_name,
    row.scheduled_on,
    row.scheduled_at,
    row.state,
    row.source,
    row.message_id,
    row.message_at,
    row.no_charge_reason,
    row.no_charge_note,
    row.waiting,
    row.absorbed_by,
    row.created_at,
    row.updated_at,
  )
}

/** Writes everything but the numbers it is known by, and `waiting`, which the triggers keep. */
export function updateExam(db: WritableDb, row: ExamRow): void {
  db.run(
    `UPDATE expected_exam
     SET revision = ?, order_number = ?, facts = ?, patient_name = ?, search_name = ?, scheduled_on = ?,
       scheduled_at = ?, state = ?, source = ?, message_id = ?, message_at = ?, no_charge_reason = ?,
       no_charge_note = ?, absorbed_by = ?, updated_at = ?
     WHERE id = ?`,
    row.revision,
    row.order_number,
    row.facts,
    row.patient_name,
    row.search_name,
    row.scheduled_on,
    row.scheduled_at,
    row.state,
    row.source,
    row.message_id,
    row.message_at,
    row.no_charge_reason,
    row.no_charge_note,
    row.absorbed_by,
    row.updated_at,
    row.id,
  )
}

export const FIND_SESSION_OF_EXAM = `
  SELECT id
  FROM session
  WHERE exam_id = ? AND state <> 'discarded'`

export function findSessionOf(db: ReadableDb, id: ExpectedExamId): SessionId | null {
  return db.one<{ readonly id: SessionId }>(FIND_SESSION_OF_EXAM, id)?.id ?? null
}

export const FIND_WALK_IN = `
  SELECT id
  FROM session
  WHERE accession = ? AND mrn = ? AND exam_id IS NULL AND state <> 'discarded' AND superseded = 0
  ORDER BY id
  LIMIT 1`

/** A session that was begun without an exam and has its accession number and patient. */
export function findWalkIn(db: ReadableDb, accession: string, mrn: string): SessionId | null {
  return db.one<{ readonly id: SessionId }>(FIND_WALK_IN, accession, mrn)?.id ?? null
}

/** Ties a session to an exam. Its entry and state stay as they are, so what is exported may be tied too. */
export function tieSession(db: WritableDb, session: SessionId, exam: ExpectedExamId): void {
  db.run(
    `UPDATE session
     SET exam_id = ?
     WHERE id = ?`,
    exam,
    session,
  )
}
