import type { CorrectionReason } from '#shared/domain/correction.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'

/**
 * The sessions that a number stands for: that have it or had it, as accession number, MRN or id, and those that correct
 * them or are corrected by them. CROSS JOIN keeps the order of the tables: from the few to their rows, each time.
 */
export const SESSIONS_ABOUT = `
  asked (value) AS (SELECT ?),
  own (id) AS (
    SELECT session.id FROM asked CROSS JOIN session ON session.accession = asked.value
    UNION
    SELECT session.id FROM asked CROSS JOIN session ON session.mrn = asked.value
    UNION
    SELECT session.id FROM asked CROSS JOIN session ON session.id = asked.value
    UNION
    SELECT former.session_id FROM asked CROSS JOIN session_former_number AS former ON former.value = asked.value
  ),
  chained (id) AS (
    SELECT id FROM own
    UNION
    SELECT correction.session_id
    FROM chained
    CROSS JOIN correction ON correction.replacement_id = chained.id
    UNION
    SELECT correction.replacement_id
    FROM chained
    CROSS JOIN correction ON correction.session_id = chained.id
    WHERE correction.replacement_id IS NOT NULL
  )`

/** The expected exams with that number, and those of the sessions. Follows `SESSIONS_ABOUT`. */
export const EXAMS_ABOUT = `
  exam (id) AS (
    SELECT expected_exam.id
    FROM asked
    CROSS JOIN expected_exam ON expected_exam.accession = asked.value AND expected_exam.accession <> ''
    UNION
    SELECT expected_exam.id FROM asked CROSS JOIN expected_exam ON expected_exam.mrn = asked.value
    UNION
    SELECT session.exam_id
    FROM chained
    CROSS JOIN session ON session.id = chained.id
    WHERE session.exam_id IS NOT NULL
    UNION
    SELECT correction.exam_id
    FROM chained
    CROSS JOIN correction ON correction.session_id = chained.id
    WHERE correction.exam_id IS NOT NULL
  )`

export type SessionAbout = {
  readonly id: SessionId
  readonly accession: string
  readonly mrn: string
  /** Of the session that it corrects; null for one that was entered for itself. */
  readonly corrects_accession: string | null
  readonly corrects_mrn: string | null
  readonly reason: CorrectionReason | null
}

export const LIST_SESSIONS_ABOUT = `
  WITH RECURSIVE ${SESSIONS_ABOUT}
  SELECT session.id, session.accession, session.mrn, correction.reason,
    corrected.accession AS corrects_accession, corrected.mrn AS corrects_mrn
  FROM chained
  CROSS JOIN session ON session.id = chained.id
  LEFT JOIN correction ON correction.replacement_id = session.id
  LEFT JOIN session AS corrected ON corrected.id = correction.session_id
  ORDER BY session.id DESC`

/** The newest first. */
export function listSessionsAbout(db: ReadableDb, about: string): readonly SessionAbout[] {
  return db.all(LIST_SESSIONS_ABOUT, about)
}

export type FormerNumberRow = { readonly kind: 'accession' | 'mrn'; readonly value: string }

/** The numbers that a session had and has no more. */
export const LIST_FORMER_NUMBERS = `
  SELECT former.kind, former.value
  FROM session_former_number AS former
  JOIN session ON session.id = former.session_id
  WHERE former.session_id = ?
    AND former.value <> CASE former.kind WHEN 'accession' THEN session.accession ELSE session.mrn END
  ORDER BY former.kind, former.value`

export function listFormerNumbers(db: ReadableDb, id: SessionId): readonly FormerNumberRow[] {
  return db.all(LIST_FORMER_NUMBERS, id)
}

export const FIND_EXAM_ACCESSION = `
  SELECT accession
  FROM expected_exam
  WHERE id = ?`

/** Null for an exam that is not in the list; empty where only its order is known. */
export function findExamAccession(db: ReadableDb, id: string): string | null {
  return db.one<{ readonly accession: string }>(FIND_EXAM_ACCESSION, id)?.accession ?? null
}
