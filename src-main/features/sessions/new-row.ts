import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { assessDraft } from './assess-session.ts'
import { placedOnDay } from './closed-day.ts'
import type { Dependencies } from './dependencies.ts'
import { entryColumns, type SessionRow } from './session-row.ts'

type NewDraft = {
  readonly id: SessionId
  readonly entry: SessionEntry
  /** Null for a walk-in. */
  readonly examId: ExpectedExamId | null
  /** Where it is begun late, the day and why. */
  readonly late?: Partial<Pick<SessionRow, 'performed_on' | 'late_reason' | 'late_note'>>
  readonly at: string
}

/** The row that a draft begins with. */
export function newRow(
  dependencies: Dependencies,
  { id, entry, examId, late = {}, at }: NewDraft,
): SessionRow {
  const day = { performed_on: '', late_reason: null, late_note: null, ...late }
  const typedColumns = entryColumns(entry, assessDraft(dependencies, id, entry))
  return {
    id,
    revision: 0,
    state: 'draft',
    ...day,
    ...placedOnDay(dependencies, day, typedColumns),
    hold_reason: null,
    hold_note: null,
    held_from: null,
    exam_id: examId,
    superseded: 0,
    sent_back: 0,
    created_at: at,
    updated_at: at,
  }
}
