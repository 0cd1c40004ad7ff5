import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { Dependencies } from './dependencies.ts'
import { findSessionOfExam } from './queries.ts'
import type { SessionRow } from './session-row.ts'

type Known = Pick<SessionRow, 'id' | 'exam_id' | 'accession' | 'mrn'>

/**
 * The expected exam that a session belongs to once its accession number or MRN changed. A walk-in that turns out to
 * be expected is tied to its exam; a session that names neither the patient nor the accession number of its exam any
 * more belongs to it no longer.
 */
export function tiedExam(
  { db, exams }: Dependencies,
  row: Known,
  next: Pick<Known, 'accession' | 'mrn'>,
): ExpectedExamId | null {
  if (row.accession === next.accession && row.mrn === next.mrn) return row.exam_id
  const tied = row.exam_id === null ? null : exams.find(row.exam_id)
  if (tied && (tied.patient.mrn === next.mrn || tied.accession === next.accession)) return tied.id
  const fitting = exams.findFor(next.accession, next.mrn)
  if (fitting === null) return null
  const session = findSessionOfExam(db, fitting.id)
  return session === undefined || session.id === row.id ? fitting.id : null
}
