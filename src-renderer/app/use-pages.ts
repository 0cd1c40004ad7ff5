import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { SheetPlace } from '#shared/contract/exports.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { goTo } from '../features/entry/go-to.ts'
import { entryOf } from '../features/entry/store/session-state.ts'
import { serviceDayOf } from '../features/reference/model/service-day.ts'
import { focusSearch } from '../features/reference/codes/CodesPage.tsx'
import type { Stores } from './create-stores.ts'

export type PageName =
  | 'session'
  | 'export'
  | 'devices'
  | 'settings'
  | 'audit'
  | 'codes'
  | 'code-sets'
  | 'quick-picks'
  | 'downtime'
  | 'missing'
  | 'exams'
  | 'support'
  | 'reports'
  | 'backup'
  | 'destinations'
  | 'closing'
  | 'review'
  | 'people'
  | 'correct'
  | 'story'

export type Pages = {
  readonly page: PageName
  readonly show: (page: PageName) => void
  /** Puts a session on the desk and goes there. */
  readonly open: (id: SessionId) => void
  /** The same with the cursor in a field of it; without one where the session was left. */
  readonly openAt: (id: SessionId, field: string | null) => void
  /** Puts the session of an expected exam on the desk, begun now if it has none. */
  readonly openExam: (exam: Pick<ExamSummary, 'id' | 'sessionId'>) => void
  readonly startNew: () => void
  /** The story of a session; with null the search for one. */
  readonly openStory: (id: SessionId | null) => void
  /** A field of the sheet of a receiver. */
  readonly openSheet: (place: SheetPlace) => void
  /** The sessions of a batch, to correct one; with null the search over all that have left. */
  readonly findExported: (batch: string | null) => void
  /** The page of a code; with null the search over all codes. */
  readonly openCode: (code: string | null) => void
}

/** Which page stands beside the day list. What was typed is saved before another one is shown. */
export function usePages(stores: Stores, today: string): Pages {
  const { desk, day } = stores
  const [page, setPage] = useState<PageName>('session')
  useFocusKept(page)
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
  const openAt = useCallback(
    (id: SessionId, field: string | null) => {
      setPage('session')
      const { current } = desk.view.getState()
      if (current?.view.getState().id !== id) return void desk.open(id, field)
      // The page is shown first: what is hidden takes no cursor.
      requestAnimationFrame(() => goTo(current, field))
    },
    [desk],
  )
  const openExam = useCallback(
    ({ id, sessionId }: Pick<ExamSummary, 'id' | 'sessionId'>) => {
      setPage('session')
      void (sessionId === null ? desk.start(day.view.getState().day, id) : desk.open(sessionId))
    },
    [desk, day],
  )
  const startNew = useCallback(() => {
    setPage('session')
    void desk.start(day.view.getState().day)
  }, [desk, day])
  const openCode = useCallback(
    (code: string | null) => {
      if (page === 'codes' && code === null) return focusSearch()
      if (page === 'codes' && code !== null) return stores.reference.codes.open(code)
      stores.reference.codes.begin({ ...sessionCodes(stores, today), code })
      show('codes')
    },
    [page, show, stores, today],
  )
  const openStory = useCallback(
    (id: SessionId | null) => {
      if (id === null) stores.story.choose()
      else void stores.story.tell(id)
      show('story')
    },
    [show, stores],
  )
  const openSheet = useCallback(
    (place: SheetPlace) => {
      stores.destinations.lookAt(place)
      show('destinations')
    },
    [show, stores],
  )
  const findExported = useCallback(
    (batch: string | null) => {
      stores.exported.clear()
      if (batch !== null) void stores.exported.listBatch(batch)
      show('correct')
    },
    [show, stores],
  )
  return useMemo(
    () => ({ page, show, open, openAt, openExam, startNew, openCode, openStory, openSheet, findExported }),
    [page, show, open, openAt, openExam, startNew, openCode, openStory, openSheet, findExported],
  )
}

/** Back at the session the cursor stands where it was left. */
function useFocusKept(page: PageName): void {
  const left = useRef<Element | null>(null)
  const before = useRef(page)
  useEffect(() => {
    if (page !== 'session') return
    const note = () => {
      left.current = document.activeElement
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [page])
  useEffect(() => {
    const isBack = page === 'session' && before.current !== 'session'
    before.current = page
    if (isBack && left.current instanceof HTMLElement) left.current.focus({ preventScroll: true })
  }, [page])
}

/** The day and the codes of the session on the desk, for the search to begin with. */
function sessionCodes({ desk }: Stores, today: string) {
  const session = desk.view.getState().current?.view.getState()
  if (!session) return { day: serviceDayOf(null, today), codes: [] }
  const { performedOn, diagnoses } = entryOf(session)
  const charged = session.assessment.claims.flatMap(({ answer }) => answer.lines.map(line => line.code))
  const codes = [...new Set([...charged, ...diagnoses.map(diagnosis => diagnosis.code)])]
  return { day: serviceDayOf(performedOn, today), codes }
}
