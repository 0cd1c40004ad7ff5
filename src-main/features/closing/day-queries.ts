import type { CodeTotal } from '#shared/contract/closing.ts'
import type { ExamStanding, NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { SessionId, SessionState } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import {
  BEGUN_STANDING,
  IS_CHARGED,
  IS_MISSING,
  IS_UNCHARGED,
  OWN_SESSION,
  STANDS,
} from './day-sql-queries.ts'
import type { CountedLine } from './totals.ts'

export const COUNT_MISSING = `
  SELECT count(*) AS count
  FROM expected_exam
  WHERE ${IS_MISSING} AND scheduled_on = ?`

export const COUNT_UNCHARGED = `
  SELECT coalesce(no_charge_reason, 'cancelled') AS reason, count(*) AS count
  FROM expected_exam
  WHERE ${IS_UNCHARGED} AND scheduled_on = ?
  GROUP BY 1`

export const COUNT_BEGUN = `
  SELECT ${BEGUN_STANDING} AS standing, count(*) AS count
  FROM expected_exam
  JOIN session ON ${OWN_SESSION}
  WHERE waiting = 0 AND absorbed_by IS NULL AND scheduled_on = ?
  GROUP BY 1`

export type ExamCount = {
  readonly standing: ExamStanding
  readonly reason: NoChargeReason | null
  readonly count: number
}

/** The expected exams of a day by where they stand; those without a charge by their reason as well. */
export function countExams(db: ReadableDb, day: string, today: string): readonly ExamCount[] {
  const waiting = db.one<{ readonly count: number }>(COUNT_MISSING, day)?.count ?? 0
  const uncharged = db.all<Omit<ExamCount, 'standing'>>(COUNT_UNCHARGED, day)
  const begun = db.all<Omit<ExamCount, 'reason'>>(COUNT_BEGUN, day)
  return [
    { standing: day > today ? 'expected' : 'missing', reason: null, count: waiting },
    ...uncharged.map(counted => ({ ...counted, standing: 'no-charge' as const })),
    ...begun.map(counted => ({ ...counted, reason: null })),
  ]
}

export const COUNT_SESSIONS = `
  SELECT state, exam_id IS NULL AS walk_in, late_reason IS NOT NULL AS late, substr(created_at, 1, 10) AS entered_on,
    count(*) AS count
  FROM session
  WHERE performed_on = ? AND state <> 'discarded' AND ${STANDS}
  GROUP BY 1, 2, 3, 4`

export type SessionCount = {
  readonly state: SessionState
  readonly walk_in: 0 | 1
  readonly late: 0 | 1
  readonly entered_on: string
  readonly count: number
}

/** The sessions of a day by all that the page tells them apart by. */
export function countSessions(db: ReadableDb, day: string): readonly SessionCount[] {
  return db.all(COUNT_SESSIONS, day)
}

export const LIST_SESSIONS_OF_DAY = `
  SELECT id, state
  FROM session
  WHERE performed_on = ? AND state <> 'discarded' AND ${STANDS}`

export function listSessionsOfDay(
  db: ReadableDb,
  day: string,
): readonly { readonly id: SessionId; readonly state: SessionState }[] {
  return db.all(LIST_SESSIONS_OF_DAY, day)
}

/** The plus sign keeps the state out of the choice of an index: the one of the day has all that is asked of a session. */
export const LIST_LEFT = `
  SELECT substr(created_at, 1, 10) AS entered_on, (
      SELECT substr(settled_at, 1, 10)
      FROM charge_line
      JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
      JOIN export_batch ON export_batch.number = export_ledger.batch AND export_batch.state = 'released'
      WHERE charge_line.session_id = session.id
      LIMIT 1
    ) AS left_on
  FROM session
  WHERE performed_on = ? AND state <> 'discarded' AND +state = 'exported' AND ${STANDS}`

/** When the exported sessions of a day were entered and when they left. Null where it is not on record. */
export function listLeft(
  db: ReadableDb,
  day: string,
): readonly { readonly entered_on: string; readonly left_on: string | null }[] {
  return db.all(LIST_LEFT, day)
}

export const COUNT_CODES = `
  SELECT claim, code, count(*) AS lines, sum(units) AS units
  FROM session
  JOIN charge_line ON charge_line.session_id = session.id
  WHERE performed_on = ? AND state <> 'discarded' AND ${IS_CHARGED} AND ${STANDS}
  GROUP BY claim, code`

/** The charge lines of a day by claim and code, counted by the database. */
export function countCodes(db: ReadableDb, day: string): readonly CodeTotal[] {
  return db.all(COUNT_CODES, day)
}

export const COUNT_PRICED_ALIKE = `
  SELECT claim, code, modifiers, count(*) AS lines, sum(units) AS units
  FROM session
  JOIN charge_line ON charge_line.session_id = session.id
  WHERE performed_on = ? AND state <> 'discarded' AND ${IS_CHARGED} AND ${STANDS}
  GROUP BY claim, code, modifiers
  ORDER BY claim, code, modifiers`

/** The charge lines of a day, those that have the same price together. */
export function countPricedAlike(
  db: ReadableDb,
  day: string,
): readonly (CodeTotal & { readonly modifiers: string })[] {
  return db.all(COUNT_PRICED_ALIKE, day)
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
  WHERE performed_on = ? AND state <> 'discarded' AND ${IS_CHARGED} AND ${STANDS}
  ORDER BY reference`

/** The editions that the charge lines of a day were derived with, as JSON, each once. */
export function listEditions(db: ReadableDb, day: string): readonly string[] {
  return db.all<{ readonly reference: string }>(LIST_EDITIONS, day).map(({ reference }) => reference)
}

export const LIST_LINES_OF_SESSION = `
  SELECT claim, code, units
  FROM charge_line
  WHERE session_id = ?`

export function listLinesOfSession(db: ReadableDb, id: SessionId): readonly CountedLine[] {
  return db.all(LIST_LINES_OF_SESSION, id)
}
