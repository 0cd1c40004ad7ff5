import type { LateReason } from '#shared/domain/day-close.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { insertFormerNumber } from './former-number-queries.ts'
import { numbersLeft } from './former-numbers.ts'
import type { ListedRow, SessionRow } from './session-row.ts'

const SUMMARY = `
  id, revision, state, performed_on, performed_at, patient_name, mrn, accession, decision, codes, missing_count,
  hold_reason, exam_id, late_reason,
  EXISTS (
    SELECT 1 FROM session_review WHERE session_review.session_id = session.id AND kind = 'sent-back'
  ) AS sent_back`
const WHOLE = `${SUMMARY}, superseded, issue, search_name, entry, hold_note, held_from, late_note, created_at, updated_at`

/** With what it corrects, and how far the correction or void of it is. */
const LISTED = `${SUMMARY},
  (SELECT correction.session_id FROM correction WHERE correction.replacement_id = session.id) AS corrects,
  EXISTS (
    SELECT 1
    FROM correction
    WHERE correction.session_id = session.id AND correction.abandoned_at IS NULL
      AND correction.replacement_id IS NULL
  ) AS voided,
  (
    SELECT
      CASE
        WHEN replacement.state IN ('draft', 'held') THEN 'open'
        WHEN replacement.state IN ('complete', 'approved') THEN 'waiting'
        WHEN replacement.state IS NULL AND EXISTS (
          SELECT 1
          FROM credited_line
          LEFT JOIN export_credit ON export_credit.charge_line_id = credited_line.charge_line_id
          LEFT JOIN export_batch ON export_batch.number = export_credit.batch
          WHERE credited_line.correction_id = correction.id AND export_batch.state IS NOT 'released'
        ) THEN 'waiting'
        ELSE 'left'
      END
    FROM correction
    LEFT JOIN session AS replacement ON replacement.id = correction.replacement_id
    WHERE correction.session_id = session.id AND correction.abandoned_at IS NULL
  ) AS superseded_standing`

export const LIST_DAY = `
  SELECT ${LISTED}
  FROM session
  WHERE performed_on IN (?, '') AND state <> 'discarded'
  ORDER BY performed_on = '', performed_at, id`

export function listDay(db: ReadableDb, day: string): readonly ListedRow[] {
  return db.all(LIST_DAY, day)
}

/** Among the sessions begun last: a beginning that many share is found here without a look at the others. */
export const SEARCH_LATELY = `
  SELECT rowid AS place
  FROM session NOT INDEXED
  WHERE rowid > (SELECT max(rowid) FROM session) - 1000
    AND (
      search_name >= ? AND search_name < ? OR mrn >= ? AND mrn < ? OR accession >= ? AND accession < ?
    )
  ORDER BY rowid DESC
  LIMIT 50`

/** From the indexes alone, which hold the order in which sessions were begun as well; only those shown are read. */
export const SEARCH_EVER = `
  SELECT place
  FROM (
    SELECT rowid AS place FROM session WHERE search_name >= ? AND search_name < ?
    UNION
    SELECT rowid AS place FROM session WHERE mrn >= ? AND mrn < ?
    UNION
    SELECT rowid AS place FROM session WHERE accession >= ? AND accession < ?
  )
  ORDER BY place DESC
  LIMIT 50`

export const LIST_PLACES = `
  SELECT ${LISTED}
  FROM session
  WHERE rowid IN (SELECT value FROM json_each(?))
  ORDER BY performed_on DESC, performed_at DESC, id DESC`

const MOST_FOUND = 50

/**
 * Sessions whose folded name begins with `name`, or whose MRN or accession begins with `number`: of many, those begun
 * last.
 */
export function searchSessions(
  db: ReadableDb,
  { name, number }: { readonly name: string; readonly number: string },
): readonly ListedRow[] {
  const bounds = [...beginning(name), ...beginning(number), ...beginning(number)] as const
  const lately = db.all<{ readonly place: number }>(SEARCH_LATELY, ...bounds)
  const found =
    lately.length === MOST_FOUND ? lately : db.all<{ readonly place: number }>(SEARCH_EVER, ...bounds)
  return db.all(LIST_PLACES, JSON.stringify(found.map(({ place }) => place)))
}

/** Bounds of the texts that begin so; an empty beginning matches none. */
function beginning(text: string): readonly [string, string] {
  return text === '' ? ['', ''] : [text, `${text}\u{10ffff}`]
}

export const LIST_OF_BATCH = `
  SELECT ${LISTED}
  FROM session
  WHERE id IN (
    SELECT charge_line.session_id
    FROM export_ledger
    JOIN charge_line ON charge_line.id = export_ledger.charge_line_id
    WHERE export_ledger.batch = ?
    UNION
    SELECT charge_line.session_id
    FROM export_credit
    JOIN charge_line ON charge_line.id = export_credit.charge_line_id
    WHERE export_credit.batch = ?
    UNION
    SELECT charge_line.session_id
    FROM export_refusal
    JOIN charge_line ON charge_line.id = export_refusal.charge_line_id
    WHERE export_refusal.batch = ?
  )
  ORDER BY accession, id
  LIMIT 200`

/** The sessions with charges or credits in a batch. */
export function listSessionsOfBatch(db: ReadableDb, batch: string): readonly ListedRow[] {
  return db.all(LIST_OF_BATCH, batch, batch, batch)
}

export const FIND = `
  SELECT ${WHOLE}
  FROM session
  WHERE id = ?`

export function findSession(db: ReadableDb, id: SessionId): SessionRow | undefined {
  return db.one(FIND, id)
}

export const LIST_AFTER = `
  SELECT ${WHOLE}
  FROM session
  WHERE id > ?
  ORDER BY id
  LIMIT 200`

/** The next sessions in the order they were begun; page on with the last id. */
export function listSessionsAfter(db: ReadableDb, id: string): readonly SessionRow[] {
  return db.all(LIST_AFTER, id)
}

/** The plus sign keeps the day out of the choice of an index: a patient has few sessions, a day has many. */
export const LIST_SAME_DAY = `
  SELECT ${WHOLE}
  FROM session
  WHERE mrn = ? AND +performed_on = ? AND id <> ? AND state <> 'discarded' AND superseded = 0
  ORDER BY id
  LIMIT 20`

/** The other sessions of a patient on a day, discarded and corrected ones aside. */
export function listSameDay(
  db: ReadableDb,
  { mrn, day, besides }: { readonly mrn: string; readonly day: string; readonly besides: SessionId },
): readonly SessionRow[] {
  return db.all(LIST_SAME_DAY, mrn, day, besides)
}

export const FIND_NEWEST_BESIDES = `
  SELECT ${WHOLE}
  FROM session
  WHERE id <> ? AND state <> 'discarded' AND json_array_length(entry, '$.lesions') > 0
  ORDER BY rowid DESC
  LIMIT 1`

/** The session begun last that has lesions, besides one. */
export function findNewestBesides(db: ReadableDb, id: SessionId): SessionRow | undefined {
  return db.one(FIND_NEWEST_BESIDES, id)
}

export const FIND_ACCESSION = `
  SELECT id
  FROM session
  WHERE accession = ? AND id <> ? AND state <> 'discarded' AND superseded = 0
  LIMIT 1`

export const FIND_OF_EXAM = `
  SELECT ${WHOLE}
  FROM session
  WHERE exam_id = ? AND state <> 'discarded'`

/** The one live session of an expected exam. */
export function findSessionOfExam(db: ReadableDb, id: ExpectedExamId): SessionRow | undefined {
  return db.one(FIND_OF_EXAM, id)
}

/** Whether a session other than `id` has the accession number, discarded and corrected ones aside. */
export function isAccessionTaken(db: ReadableDb, accession: string, id: SessionId): boolean {
  return accession !== '' && db.one(FIND_ACCESSION, accession, id) !== undefined
}

export function insertSession(db: WritableDb, row: SessionRow): void {
  db.run(
    `INSERT INTO session (
       id, revision, state, performed_on, performed_at, patient_name, mrn, accession, search_name, decision, codes,
       missing_count, issue, entry, hold_reason, hold_note, held_from, exam_id, late_reason, late_note, created_at,
       updated_at
     )
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.revision,
    row.state,
    row.performed_on,
    row.performed_at,
    row.patient_name,
    row.mrn,
    row.accession,
    row.search_name,
    row.decision,
    row.codes,
    row.missing_count,
    row.issue,
    row.entry,
    row.hold_reason,
    row.hold_note,
    row.held_from,
    row.exam_id,
    row.late_reason,
    row.late_note,
    row.created_at,
    row.updated_at,
  )
}

/**
 * Writes what changed from one row of a session to its next. SQLite writes the pages of every index whose columns a
 * statement names, changed or not: while somebody types, only the entry changes and only the first statement runs,
 * which halves what a save has to flush.
 */
export function updateSession(
  db: WritableDb,
  {
    from,
    to,
    savedBy,
  }: { readonly from: SessionRow; readonly to: SessionRow; readonly savedBy: string | null },
): void {
  updateContent(db, to, savedBy)
  for (const { kind, value } of numbersLeft(from, to))
    insertFormerNumber(db, { kind, value, sessionId: to.id })
  if (PLACE.some(column => from[column] !== to[column])) updatePlace(db, to)
}

/** Where the session stands: the columns that indexes name, and the hold and the late mark that go with them. */
const PLACE = [
  ...(['state', 'performed_on', 'performed_at', 'search_name', 'mrn', 'accession'] as const),
  ...(['hold_reason', 'hold_note', 'held_from', 'exam_id'] as const),
  ...(['late_reason', 'late_note'] as const),
] as const

function updateContent(db: WritableDb, row: SessionRow, savedBy: string | null): void {
  db.run(
    `UPDATE session
     SET revision = ?, patient_name = ?, decision = ?, codes = ?, missing_count = ?, issue = ?, entry = ?,
       updated_at = ?, saved_by = ?
     WHERE id = ?`,
    row.revision,
    row.patient_name,
    row.decision,
    row.codes,
    row.missing_count,
    row.issue,
    row.entry,
    row.updated_at,
    savedBy,
    row.id,
  )
}

function updatePlace(db: WritableDb, row: SessionRow): void {
  db.run(
    `UPDATE session
     SET state = ?, performed_on = ?, performed_at = ?, search_name = ?, mrn = ?, accession = ?, hold_reason = ?,
       hold_note = ?, held_from = ?, exam_id = ?, late_reason = ?, late_note = ?
     WHERE id = ?`,
    row.state,
    row.performed_on,
    row.performed_at,
    row.search_name,
    row.mrn,
    row.accession,
    row.hold_reason,
    row.hold_note,
    row.held_from,
    row.exam_id,
    row.late_reason,
    row.late_note,
    row.id,
  )
}

/** The command that saved a draft last. */
export function findSavingCommand(db: ReadableDb, id: SessionId): string | null {
  const row = db.one<{ readonly saved_by: string | null }>(
    `SELECT saved_by
     FROM session
     WHERE id = ?`,
    id,
  )
  return row?.saved_by ?? null
}

/** Why a session was entered after its day was closed; null where it was not, or is not there yet. */
export function findLateReason(db: ReadableDb, id: SessionId): LateReason | null {
  const row = db.one<Pick<SessionRow, 'late_reason'>>(
    `SELECT late_reason
     FROM session
     WHERE id = ?`,
    id,
  )
  return row?.late_reason ?? null
}
