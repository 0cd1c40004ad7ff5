import type { OpenSession } from '#shared/contract/sessions.ts'
import { assessStored } from './assess-session.ts'
import type { Dependencies } from './dependencies.ts'
import { listNotes } from './note-queries.ts'
import { lateMarkOf, readEntry, type SessionRow } from './session-row.ts'
import { isOfClosedDay } from './closed-day.ts'

/** A session with all that the entry screen shows of it. */
export function openedSession(dependencies: Dependencies, row: SessionRow): OpenSession {
  const { hold_reason: reason, hold_note: note } = row
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    entry: readEntry(row),
    assessment: assessStored(dependencies, row),
    hold: reason === null ? null : { reason, note: note ?? '' },
    batches: dependencies.batchesOf(row.id),
    savedAt: row.updated_at,
    exam: examOf(dependencies, row),
    late: lateMarkOf(row),
    dayClosed: isOfClosedDay(dependencies, row),
    notes: listNotes(dependencies.db, row.id),
  }
}

function examOf({ exams }: Dependencies, { exam_id }: SessionRow): OpenSession['exam'] {
  const exam = exam_id === null ? null : exams.find(exam_id)
  return exam && { id: exam.id, procedure: exam.procedure }
}
