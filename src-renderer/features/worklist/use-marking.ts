import { type RefObject, useCallback, useState } from 'react'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import type { WorklistStore } from './worklist-store.ts'

export type Marking = {
  /** The exam whose form is open. */
  readonly markedId: ExpectedExamId | null
  readonly onMarking: (exam: ExamSummary) => void
  readonly onMark: (exam: ExamSummary, reason: NoChargeReason, note: string) => void
  readonly onLeave: () => void
}

/** "No charge" on the rows of a list. When the form closes, the cursor is back on its row. */
export function useMarking(store: WorklistStore, list: RefObject<HTMLElement | null>): Marking {
  const [markedId, setMarkedId] = useState<ExpectedExamId | null>(null)
  const leave = useCallback(
    (id: ExpectedExamId | null) => {
      setMarkedId(null)
      if (id !== null) list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus()
    },
    [list],
  )
  const onMarking = useCallback(
    (exam: ExamSummary) => {
      if (exam.noCharge) void store.expectAgain(exam)
      else setMarkedId(current => (current === exam.id ? null : exam.id))
    },
    [store],
  )
  const onMark = useCallback(
    (exam: ExamSummary, reason: NoChargeReason, note: string) => {
      leave(exam.id)
      void store.markNoCharge(exam, reason, note)
    },
    [store, leave],
  )
  const onLeave = useCallback(() => leave(markedId), [leave, markedId])
  return { markedId, onMarking, onMark, onLeave }
}
