import type { CodeTotal } from '#shared/contract/closing.ts'
import type { LateReason, OpenKind } from '#shared/domain/day-close.ts'
import type { ExamStanding, ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { HoldReason, SessionId, SessionState } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { CountedLine } from './totals.ts'

const IS_CHARGED = `session.state IN ('complete', 'approved', 'exported')`

/** As the list of expected exams says it; a test holds the two together. */
const STANDING = `
    CASE
      WHEN ${IS_CHARGED} OR session.held_from = 'complete' THEN 'charged'
      WHEN session.state IN ('draft', 'held') THEN 'in-work'
      WHEN no_charge_reason IS NOT NULL OR expected_exam.state = 'cancelled' THEN 'no-charge'
      WHEN scheduled_on > ? THEN 'expected'
      ELSE 'missing'
    END`

const OPEN = `
    CASE
      WHEN session.state = 'held' THEN 'held'
      WHEN session.state = 'draft' AND session.missing_count > 0 THEN 'incomplete'
      WHEN session.state = 'draft' THEN 'draft'
      WHEN session.state = 'complete' AND session.decision <> 'ready' THEN 'review'
    END`

export const COUNT_EXAMS = `
  SELECT standing, reason, count(*) AS count
  FROM (
    SELECT ${STANDING} AS standing,
      CASE WHEN session.id IS NULL THEN coalesce(no_charge_reason, 'cancelled') END AS reason
    FROM expected_exam
    LEFT JOIN session ON session.exam_id = expected_exam.id AND session.state <> 'discarded'
    WHERE scheduled_on = ? AND absorbed_by IS NULL
  )
  GROUP BY standing, reason`

export type ExamCount = {
  readonly standing: ExamStanding
  readonly reason: NoChargeReason | null
  readonly count: number
}

/** The expected exams of a day by where they stand; those without a charge by their reason as well. */
export function countExams(db: ReadableDb, day: string, today: string): readonly ExamCount[] {
  return db.all(COUNT_EXAMS, today, day)
}

export const LIST_SESSIONS_OF_DAY = `
  SELECT id, revision, exam_id, state, ${OPEN} AS open, late_reason, substr(created_at, 1, 10) AS entered_on,
    CASE WHEN state = 'exported' THEN (
      SELECT substr(settled_at, 1, 10)
      FROM charge_line
      JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
      JOIN export_batch ON export_batch.number = export_ledger.batch AND export_batch.state = 'released'
      WHERE charge_line.session_id = session.id
      LIMIT 1
    ) END AS left_on
  FROM session
  WHERE performed_on = ? AND state <> 'discarded'
  ORDER BY performed_at, id`

export type SessionOfDay = {
  readonly id: SessionId
  readonly revision: number
  readonly exam_id: ExpectedExamId | null
  readonly state: SessionState
  readonly open: OpenKind | null
  readonly late_reason: LateReason | null
  readonly entered_on: string
  /** Null while it has not left. */
  readonly left_on: string | null
}

/** Every session of a day in short. */
export function listSessionsOfDay(db: ReadableDb, day: string): readonly SessionOfDay[] {
  return db.all(LIST_SESSIONS_OF_DAY, day)
}

export const COUNT_CODES = `
  SELECT claim, code, count(*) AS lines, sum(units) AS units
  FROM session
  JOIN charge_line ON charge_line.session_id = session.id
  WHERE performed_on = ? AND state <> 'discarded' AND ${IS_CHARGED}
  GROUP BY claim, code`

/** The charge lines of a day by claim and code, counted by the database. */
export function countCodes(db: ReadableDb, day: string): readonly CodeTotal[] {
  return db.all(COUNT_CODES, day)
}

export const COUNT_UNDATED = `
  SELECT count(*) AS count
  FROM session
  WHERE performed_on = '' AND state <> 'discarded'`

export function countUndated(db: ReadableDb): number {
  return db.one<{ readonly count: number }>(COUNT_UNDATED)?.count ?? 0
}

export const LIST_EDITIONS = `
  SELECT DISTINCT reference
  FROM session
  JOIN charge_line ON charge_line.session_id = session.id
  WHERE performed_on = ? AND state <> 'discarded' AND ${IS_CHARGED}
  ORDER BY reference`

/** The editions that the charge lines of a day were derived with, as JSON, each once. */
export function listEditions(db: ReadableDb, day: string): readonly string[] {
  return db.all<{ readonly reference: string }>(LIST_EDITIONS, day).map(({ reference }) => reference)
}

/** A row of a day's list as the log has it. */
export type ListedRow = {
  readonly exam_id: ExpectedExamId | null
  readonly exam_revision: number | null
  readonly session_id: SessionId | null
  readonly accession: string
  readonly mrn: string
  readonly patient_name: string
  readonly time: string
  readonly codes: string | null
  readonly state: SessionState | null
  readonly standing: ExamStanding | null
  readonly no_charge_reason: NoChargeReason | null
  readonly no_charge_note: string | null
  readonly hold_reason: HoldReason | null
  readonly open: OpenKind | null
  readonly late_reason: LateReason | null
  readonly late_note: string | null
  readonly performed_on: string | null
  readonly entered_on: string | null
}

const FROM_SESSION = `session.codes, session.state, session.hold_reason, ${OPEN} AS open, session.late_reason,
      session.late_note, session.performed_on, substr(session.created_at, 1, 10) AS entered_on`

const EXAM_ROWS = `
    SELECT expected_exam.id AS exam_id, expected_exam.revision AS exam_revision, session.id AS session_id, expected_exam.accession, expected_exam.mrn,
      expected_exam.patient_name, scheduled_at AS time, ${STANDING} AS standing,
      CASE
        WHEN session.id IS NULL AND expected_exam.state = 'cancelled' THEN coalesce(no_charge_reason, 'cancelled')
        ELSE no_charge_reason
      END AS no_charge_reason, no_charge_note, ${FROM_SESSION}
    FROM expected_exam
    LEFT JOIN session ON session.exam_id = expected_exam.id AND session.state <> 'discarded'
    WHERE scheduled_on = ? AND absorbed_by IS NULL`

const SESSION_ROWS = `
    SELECT session.exam_id, NULL AS exam_revision, session.id AS session_id, session.accession, session.mrn, session.patient_name,
      session.performed_at AS time, NULL AS standing, NULL AS no_charge_reason, NULL AS no_charge_note,
      ${FROM_SESSION}
    FROM session
    WHERE session.performed_on = ? AND session.state <> 'discarded'`

const COLUMNS = `exam_id, exam_revision, session_id, accession, mrn, patient_name, time, standing, no_charge_reason, no_charge_note,
    codes, state, hold_reason, open, late_reason, late_note, performed_on, entered_on`

const PAGE = `
  ORDER BY time, exam_id, session_id
  LIMIT ? OFFSET ?`

export const LIST_EXAMS = `
  SELECT ${COLUMNS}
  FROM (${EXAM_ROWS})
  WHERE standing = ? ${PAGE}`

export const LIST_OPEN = `
  SELECT ${COLUMNS}
  FROM (${EXAM_ROWS})
  WHERE standing = 'missing'
  UNION ALL
  SELECT ${COLUMNS}
  FROM (${SESSION_ROWS})
  WHERE open IS NOT NULL ${PAGE}`

export const LIST_WALK_INS = `
  SELECT ${COLUMNS}
  FROM (${SESSION_ROWS})
  WHERE exam_id IS NULL ${PAGE}`

export const LIST_LATE = `
  SELECT ${COLUMNS}
  FROM (${SESSION_ROWS})
  WHERE late_reason IS NOT NULL OR entered_on > performed_on ${PAGE}`

export const LIST_LINES_OF_SESSION = `
  SELECT claim, code, units
  FROM charge_line
  WHERE session_id = ?`

export function listLinesOfSession(db: ReadableDb, id: SessionId): readonly CountedLine[] {
  return db.all(LIST_LINES_OF_SESSION, id)
}

export type Page = { readonly offset: number; readonly limit: number }

/** The expected exams of a day that stand so. */
export function listExams(
  db: ReadableDb,
  { day, today, standing }: { readonly day: string; readonly today: string; readonly standing: ExamStanding },
  { offset, limit }: Page,
): readonly ListedRow[] {
  return db.all(LIST_EXAMS, today, day, standing, limit, offset)
}

/** What is open on a day: missing exams, and sessions that are not done. */
export function listOpen(
  db: ReadableDb,
  { day, today }: { readonly day: string; readonly today: string },
  { offset, limit }: Page,
): readonly ListedRow[] {
  return db.all(LIST_OPEN, today, day, day, limit, offset)
}

/** The sessions of a day that nobody expected. */
export function listWalkIns(db: ReadableDb, day: string, { offset, limit }: Page): readonly ListedRow[] {
  return db.all(LIST_WALK_INS, day, limit, offset)
}

/** The sessions of a day that were entered when it was over, or after it was closed. */
export function listLate(db: ReadableDb, day: string, { offset, limit }: Page): readonly ListedRow[] {
  return db.all(LIST_LATE, day, limit, offset)
}
