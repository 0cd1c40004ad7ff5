import type { LateReason, OpenDay, OpenKind } from '#shared/domain/day-close.ts'
import type { ExamStanding, ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { HoldReason, SessionId, SessionState } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { BEGUN_STANDING, IS_MISSING, IS_UNCHARGED, OPEN, OWN_SESSION, STANDS } from './day-sql-queries.ts'

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

const COLUMNS = `exam_id, exam_revision, session_id, accession, mrn, patient_name, time, standing, no_charge_reason,
    no_charge_note, codes, state, hold_reason, open, late_reason, late_note, performed_on, entered_on`

const FROM_SESSION = `session.codes, session.state, session.hold_reason, ${OPEN} AS open, session.late_reason,
    session.late_note, session.performed_on, substr(session.created_at, 1, 10) AS entered_on`

const FROM_EXAM = `expected_exam.id AS exam_id, expected_exam.revision AS exam_revision, session.id AS session_id,
    expected_exam.accession, expected_exam.mrn, expected_exam.patient_name, scheduled_at AS time`

const PAGE = `
  ORDER BY time, exam_id, session_id
  LIMIT ? OFFSET ?`

const EXAMS_WITHOUT_SESSION = (standing: string, which: string) => `
  SELECT ${FROM_EXAM}, '${standing}' AS standing,
    CASE WHEN expected_exam.state = 'cancelled' THEN coalesce(no_charge_reason, 'cancelled') ELSE no_charge_reason
    END AS no_charge_reason, no_charge_note, ${FROM_SESSION}
  FROM expected_exam
  LEFT JOIN session ON session.exam_id = expected_exam.id AND session.state <> 'discarded'
  WHERE expected_exam.id IN (SELECT id FROM expected_exam WHERE ${which} AND scheduled_on = ?)`

const SESSIONS = (which: string) => `
  SELECT session.exam_id, NULL AS exam_revision, session.id AS session_id, session.accession, session.mrn,
    session.patient_name, session.performed_at AS time, NULL AS standing, NULL AS no_charge_reason,
    NULL AS no_charge_note, ${FROM_SESSION}
  FROM session
  WHERE session.id IN (${which})`

export const LIST_MISSING = `
  SELECT ${COLUMNS}
  FROM (${EXAMS_WITHOUT_SESSION('missing', IS_MISSING)}) ${PAGE}`

export const LIST_UNCHARGED = `
  SELECT ${COLUMNS}
  FROM (${EXAMS_WITHOUT_SESSION('no-charge', IS_UNCHARGED)}) ${PAGE}`

export const LIST_BEGUN = `
  SELECT ${FROM_EXAM}, ${BEGUN_STANDING} AS standing, no_charge_reason, no_charge_note, ${FROM_SESSION}
  FROM expected_exam
  JOIN session ON session.exam_id = expected_exam.id AND session.state <> 'discarded'
  WHERE expected_exam.id IN (
    SELECT expected_exam.id
    FROM expected_exam
    JOIN session ON ${OWN_SESSION}
    WHERE waiting = 0 AND absorbed_by IS NULL AND scheduled_on = ? AND ${BEGUN_STANDING} = ?
  )
  ORDER BY scheduled_at, expected_exam.id
  LIMIT ? OFFSET ?`

export const LIST_OPEN = `
  SELECT ${COLUMNS}
  FROM (${EXAMS_WITHOUT_SESSION('missing', IS_MISSING)})
  UNION ALL
  SELECT ${COLUMNS}
  FROM (${SESSIONS(`
    SELECT id FROM session WHERE performed_on = ? AND state IN ('draft', 'held')
    UNION ALL
    SELECT id FROM session WHERE performed_on = ? AND state = 'complete' AND decision <> 'ready'
    UNION ALL
    SELECT id FROM session WHERE ? AND performed_on = ? AND state = 'complete' AND decision = 'ready'`)}) ${PAGE}`

export const LIST_WALK_INS = `
  SELECT ${COLUMNS}
  FROM (${SESSIONS(`
    SELECT id FROM session WHERE performed_on = ? AND state <> 'discarded' AND exam_id IS NULL AND ${STANDS}`)}) ${PAGE}`

export const LIST_LATE = `
  SELECT ${COLUMNS}
  FROM (${SESSIONS(`
    SELECT id
    FROM session
    WHERE performed_on = ? AND state <> 'discarded'
      AND (late_reason IS NOT NULL OR substr(created_at, 1, 10) > performed_on) AND ${STANDS}`)}) ${PAGE}`

export type Page = { readonly offset: number; readonly limit: number }

/** The expected exams of a day that nobody has begun and nobody has said why not. */
export function listMissing(db: ReadableDb, day: string, { offset, limit }: Page): readonly ListedRow[] {
  return db.all(LIST_MISSING, day, limit, offset)
}

/** The expected exams of a day without a charge, with their reasons. */
export function listUncharged(db: ReadableDb, day: string, { offset, limit }: Page): readonly ListedRow[] {
  return db.all(LIST_UNCHARGED, day, limit, offset)
}

/** The expected exams of a day with a session that stands so. */
export function listBegun(
  db: ReadableDb,
  { day, standing }: { readonly day: string; readonly standing: 'charged' | 'in-work' },
  { offset, limit }: Page,
): readonly ListedRow[] {
  return db.all(LIST_BEGUN, day, standing, limit, offset)
}

/** What is open on a day: missing exams, and sessions that are not done. Nothing is missing on a day to come. */
export function listOpen(
  db: ReadableDb,
  { day, today, approvalRequired }: OpenDay,
  { offset, limit }: Page,
): readonly ListedRow[] {
  // No exam is scheduled on this text.
  const dueDay = day > today ? 'to come' : day
  return db.all(LIST_OPEN, dueDay, day, day, approvalRequired ? 1 : 0, day, limit, offset)
}

/** The sessions of a day that nobody expected. */
export function listWalkIns(db: ReadableDb, day: string, { offset, limit }: Page): readonly ListedRow[] {
  return db.all(LIST_WALK_INS, day, limit, offset)
}

/** The sessions of a day that were entered when it was over, or after it was closed. */
export function listLate(db: ReadableDb, day: string, { offset, limit }: Page): readonly ListedRow[] {
  return db.all(LIST_LATE, day, limit, offset)
}
