import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId, SessionState } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { ExamRow } from './exam-row.ts'

/** An exam with its session and with whether its accession number stands with another patient too. */
export type ListedRow = Pick<
  ExamRow,
  | 'id'
  | 'revision'
  | 'mrn'
  | 'accession'
  | 'order_number'
  | 'facts'
  | 'patient_name'
  | 'scheduled_on'
  | 'scheduled_at'
  | 'state'
  | 'no_charge_reason'
  | 'no_charge_note'
> & {
  readonly session_id: SessionId | null
  readonly session_state: SessionState | null
  readonly session_held_from: 'draft' | 'complete' | null
  readonly session_mrn: string | null
  readonly session_accession: string | null
  readonly two_patients: 0 | 1
}

const LISTED = `
  SELECT expected_exam.id, expected_exam.revision, expected_exam.mrn, expected_exam.accession, order_number, facts,
    expected_exam.patient_name, scheduled_on, scheduled_at, expected_exam.state, no_charge_reason, no_charge_note,
    session.id AS session_id, session.state AS session_state, session.held_from AS session_held_from,
    session.mrn AS session_mrn, session.accession AS session_accession,
    EXISTS (
      SELECT 1
      FROM expected_exam AS other
      WHERE other.accession = expected_exam.accession AND other.accession <> '' AND other.mrn <> expected_exam.mrn
    ) AS two_patients
  FROM expected_exam
  LEFT JOIN session ON session.exam_id = expected_exam.id AND session.state <> 'discarded'`

export const LIST_EXAMS_OF_DAY = `${LISTED}
  WHERE scheduled_on = ? AND absorbed_by IS NULL
  ORDER BY scheduled_at, expected_exam.patient_name, expected_exam.id`

export function listExamsOfDay(db: ReadableDb, day: string): readonly ListedRow[] {
  return db.all(LIST_EXAMS_OF_DAY, day)
}

export function findListed(db: ReadableDb, id: ExpectedExamId): ListedRow | undefined {
  return db.one(`${LISTED} WHERE expected_exam.id = ?`, id)
}

export const LIST_BY_ACCESSION = `${LISTED}
  WHERE expected_exam.accession = ? AND expected_exam.accession <> ''
  ORDER BY scheduled_on DESC, expected_exam.id`

export function listByAccession(db: ReadableDb, accession: string): readonly ListedRow[] {
  return db.all(LIST_BY_ACCESSION, accession)
}

const IS_MISSING = `expected_exam.waiting = 1 AND expected_exam.state = 'expected' AND no_charge_reason IS NULL
    AND absorbed_by IS NULL`

export const LIST_MISSING = `${LISTED}
  WHERE ${IS_MISSING} AND scheduled_on <= ?
  ORDER BY scheduled_on, scheduled_at, expected_exam.id
  LIMIT 500`

/** What waits for a session up to a day, the oldest first. What has no day yet stands first. */
export function listMissing(db: ReadableDb, today: string): readonly ListedRow[] {
  return db.all(LIST_MISSING, today)
}

/** Asked every few seconds: by the index of what is missing, not by that of all exams of all days. */
export const COUNT_MISSING = `
  SELECT count(*) AS missing, coalesce(sum(scheduled_on < ?), 0) AS earlier
  FROM expected_exam INDEXED BY expected_exam_missing
  WHERE ${IS_MISSING} AND scheduled_on <= ?`

export function countMissing(
  db: ReadableDb,
  today: string,
): { readonly missing: number; readonly earlier: number } {
  return (
    db.one<{ readonly missing: number; readonly earlier: number }>(COUNT_MISSING, today, today) ?? {
      missing: 0,
      earlier: 0,
    }
  )
}

export const LIST_ACCESSIONS = `
  SELECT id, accession, mrn
  FROM expected_exam
  WHERE scheduled_on BETWEEN ? AND ? AND accession <> ''
  ORDER BY scheduled_on DESC
  LIMIT 20000`

export function listAccessions(
  db: ReadableDb,
  from: string,
  to: string,
): readonly { readonly id: ExpectedExamId; readonly accession: string; readonly mrn: string }[] {
  return db.all(LIST_ACCESSIONS, from, to)
}

export const SEARCH_EXAMS = `${LISTED}
  WHERE expected_exam.rowid IN (
    SELECT rowid
    FROM expected_exam INDEXED BY expected_exam_waiting
    WHERE waiting = 1 AND absorbed_by IS NULL
      AND (
        search_name >= ? AND search_name < ? OR mrn >= ? AND mrn < ?
        OR accession >= ? AND accession < ? AND accession <> ''
      )
    ORDER BY scheduled_on DESC, scheduled_at DESC
    LIMIT 50
  ) AND session.id IS NULL
  ORDER BY scheduled_on DESC, scheduled_at DESC, expected_exam.id DESC`

/** Exams without a session whose folded name begins with `name`, or whose MRN or accession begins with `number`. */
export function searchExams(
  db: ReadableDb,
  { name, number }: { readonly name: string; readonly number: string },
): readonly ListedRow[] {
  return db.all(SEARCH_EXAMS, ...beginning(name), ...beginning(number), ...beginning(number))
}

/** Bounds of the texts that begin so; an empty beginning matches none. */
function beginning(text: string): readonly [string, string] {
  return text === '' ? ['', ''] : [text, `${text}\u{10ffff}`]
}
