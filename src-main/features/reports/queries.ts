import type { ReadableDb } from '#main/db/handles.ts'
import type { Days } from './slices.ts'
import type { CountRow } from './tally.ts'

/** What is corrected or voided is not counted; the few that are, are looked up once. */
const STANDS = 'session_id NOT IN (SELECT session_id FROM correction WHERE abandoned_at IS NULL)'

// Each counts a stretch of days: its first and its last day are the two values. A session is of one day, so what is
// counted of stretches can be added up.

export const LINES_BY_CODE = `
  SELECT claim, code, count(DISTINCT session_id) AS sessions, count(*) AS lines, sum(units) AS units
  FROM report_line
  WHERE performed_on BETWEEN ? AND ? AND ${STANDS}
  GROUP BY claim, code`

export const SERVICES = `
  SELECT kind, value, count(*) AS sessions, sum(amount) AS amount
  FROM report_service
  WHERE performed_on BETWEEN ? AND ? AND ${STANDS}
  GROUP BY kind, value`

/** The lines of a session lie beside one another, so each session is looked up once and its lines are read in a row. */
export const SESSIONS_BY_DAY = `
  SELECT performed_on AS day, physician, place, count(*) AS sessions, sum(lines) AS lines, sum(units) AS units
  FROM (
    SELECT report_session.performed_on, physician, place, count(code) AS lines, coalesce(sum(units), 0) AS units
    FROM report_session
    LEFT JOIN report_line USING (performed_on, session_id)
    WHERE report_session.performed_on BETWEEN ? AND ? AND report_session.${STANDS}
    GROUP BY report_session.performed_on, report_session.session_id
  )
  GROUP BY performed_on, physician, place`

export const EXAMS = `
  SELECT scheduled_on AS day,
    CASE
      WHEN waiting = 0 THEN 'session'
      WHEN no_charge_reason IS NOT NULL THEN no_charge_reason
      WHEN state = 'cancelled' THEN 'schedule-cancelled'
      ELSE 'missing'
    END AS standing,
    count(*) AS exams
  FROM expected_exam
  WHERE scheduled_on BETWEEN ? AND ? AND absorbed_by IS NULL
  GROUP BY 1, 2`

export const OPEN_SESSIONS = `
  SELECT state, count(*) AS sessions
  FROM session
  WHERE state IN ('draft', 'held') AND performed_on BETWEEN ? AND ?
  GROUP BY state`

/** Days are text here: they are counted by, not added up. */
export const LAGS = `
  SELECT
    CAST(max(0, CAST(julianday(entered_on) - julianday(performed_on) AS INTEGER)) AS TEXT) AS to_entry,
    CAST(max(0, CAST(julianday(exported_on) - julianday(entered_on) AS INTEGER)) AS TEXT) AS to_export,
    count(*) AS sessions
  FROM report_session
  WHERE performed_on BETWEEN ? AND ? AND ${STANDS}
  GROUP BY 1, 2`

export const FINDINGS = `
  SELECT rule, severity, count(DISTINCT session_id) AS sessions, sum(amount) AS findings
  FROM report_finding
  WHERE performed_on BETWEEN ? AND ? AND ${STANDS}
  GROUP BY rule, severity`

export const SESSIONS_WITH_FINDINGS = `
  SELECT count(*) AS sessions, coalesce(sum(findings_kept), 0) AS kept
  FROM report_session
  WHERE performed_on BETWEEN ? AND ? AND ${STANDS}`

export const BATCHES = `
  SELECT substr(export_batch.created_at, 1, 10) AS day, export_batch.destination, export_batch.format,
    export_batch.state, count(DISTINCT export_batch.number) AS batches, count(export_file.number) AS files,
    coalesce(sum(export_file.lines), 0) AS lines, coalesce(sum(export_file.units), 0) AS units
  FROM export_batch
  LEFT JOIN export_file ON export_file.batch = export_batch.number
  WHERE substr(export_batch.created_at, 1, 10) BETWEEN ? AND ?
  GROUP BY 1, 2, 3, 4`

export function countRows(db: ReadableDb, sql: string, { from, through }: Days): readonly CountRow[] {
  return db.all(sql, from, through)
}

export type PhysicianName = { readonly npi: string; readonly name: string }

export function listPhysicianNames(db: ReadableDb): readonly PhysicianName[] {
  return db.all(
    `SELECT npi, family_name || ', ' || given_name AS name
     FROM physician`,
  )
}
