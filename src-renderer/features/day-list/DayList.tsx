import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import type { ExamSummary } from '#shared/contract/worklist.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { dayInWords } from './calendar-day.ts'
import { inGroup } from './day-counts.ts'
import { DayHead } from './DayHead.tsx'
import classes from './DayList.module.css'
import { DayRow } from './DayRow.tsx'
import { ExamRow } from './ExamRow.tsx'
import { useMarking } from '../worklist/use-marking.ts'
import type { WorklistStore } from '../worklist/worklist-store.ts'
import type { DayStore, DayView } from './day-store.ts'

export type DayListProps = {
  readonly store: DayStore
  readonly worklist: WorklistStore
  readonly today: string
  readonly openId: SessionId | null
  readonly onOpen: (id: SessionId) => void
  readonly onOpenExam: (exam: ExamSummary) => void
  readonly onNew: () => void
}

/** The sessions and expected exams of a day, and the way to any other. */
export function DayList(props: DayListProps) {
  const { store, worklist, today, onNew } = props
  const list = useRef<HTMLUListElement>(null)
  return (
    <nav className={classes.list} aria-label="Day list">
      <DayHead store={store} today={today} onDown={() => focusRow(list.current, 0)} />
      <Failure store={store} worklist={worklist} />
      <Rows {...props} list={list} />
      <div className={classes.foot}>
        <Button look="main" icon="add" shortcut="Alt+N" onClick={onNew}>
          New session
        </Button>
      </div>
    </nav>
  )
}

function Failure({ store, worklist }: Pick<DayListProps, 'store' | 'worklist'>) {
  const listing = useStore(store.view, view => view.failure)
  const marking = useStore(worklist.view, view => view.failure)
  const failure = listing ?? marking
  return failure === null ? null : (
    <p role="alert" className={classes.failure}>
      {failure}
    </p>
  )
}

type RowsProps = DayListProps & { readonly list: RefObject<HTMLUListElement | null> }

function Rows({ store, worklist, openId, onOpen, onOpenExam, list }: RowsProps) {
  const { day, entries, found, group } = useStore(store.view)
  const shown = useMemo(() => inGroup(found ?? entries, group), [found, entries, group])
  const reachable = shown.some(({ id }) => id === openId) ? openId : (shown[0]?.id ?? null)
  const { markedId, ...marking } = useMarking(worklist, list)
  return (
    <>
      <ul
        ref={list}
        className={classes.rows}
        aria-label={found ? 'Sessions found' : `Sessions of ${dayInWords(day)}`}
        onKeyDown={walk}
      >
        {shown.map(entry =>
          entry.kind === 'session' ? (
            <DayRow
              key={entry.id}
              session={entry.session}
              exam={entry.exam}
              opened={entry.id === openId}
              reachable={entry.id === reachable}
              withDay={found !== null}
              onOpen={onOpen}
            />
          ) : (
            <ExamRow
              key={entry.id}
              exam={entry.exam}
              reachable={entry.id === reachable}
              withDay={found !== null}
              marking={entry.id === markedId}
              onOpen={onOpenExam}
              {...marking}
            />
          ),
        )}
      </ul>
      {shown.length === 0 && <p className={classes.nothing}>{whyNothing({ found, group })}</p>}
    </>
  )
}

function whyNothing({ found, group }: Pick<DayView, 'found' | 'group'>): string {
  if (found !== null && found.length === 0) {
    return 'No session and no expected exam begins with these words. Search by family name, MRN or accession.'
  }
  if (group === null)
    return 'No session and no expected exam on this day. Alt+Shift+E brings in the list of exams.'
  return found === null ? `Nothing of this day is ${group}.` : `Nothing of what was found is ${group}.`
}

/** Arrows walk through the rows; Enter, as on any button, opens one. Inside a form below a row they stay there. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = rowsOf(event.currentTarget)
  const at = rows.findIndex(row => row === event.target)
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (goal === undefined || at < 0) return
  event.preventDefault()
  rows[goal]?.focus()
}

function focusRow(list: HTMLUListElement | null, index: number): void {
  if (list) rowsOf(list)[index]?.focus()
}

function rowsOf(list: HTMLUListElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')]
}
