import { useCallback, useMemo, useState } from 'react'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Stores } from './create-stores.ts'

export type PageName = 'session' | 'export' | 'settings' | 'missing' | 'import'

export type Pages = {
  readonly page: PageName
  readonly show: (page: PageName) => void
  /** Puts a session on the desk and goes there. */
  readonly open: (id: SessionId) => void
  /** Puts the session of an expected exam on the desk, begun now if it has none. */
  readonly openExam: (exam: ExamSummary) => void
  readonly startNew: () => void
}

/** Which page stands beside the day list. What was typed is saved before another one is shown. */
export function usePages({ desk, day }: Stores): Pages {
  const [page, setPage] = useState<PageName>('session')
  const show = useCallback(
    (next: PageName) => {
      void desk.flush()
      setPage(next)
    },
    [desk],
  )
  const open = useCallback(
    (id: SessionId) => {
      setPage('session')
      void desk.open(id)
    },
    [desk],
  )
  const openExam = useCallback(
    ({ id, sessionId }: ExamSummary) => {
      setPage('session')
      void (sessionId === null ? desk.start(day.view.getState().day, id) : desk.open(sessionId))
    },
    [desk, day],
  )
  const startNew = useCallback(() => {
    setPage('session')
    void desk.start(day.view.getState().day)
  }, [desk, day])
  return useMemo(() => ({ page, show, open, openExam, startNew }), [page, show, open, openExam, startNew])
}
