import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import type { SessionId } from '#shared/domain/session.ts'
import { dayInWords } from './calendar-day.ts'
import { inGroup } from './day-counts.ts'
import { DayHead } from './DayHead.tsx'
import classes from './DayList.module.css'
import { DayRow } from './DayRow.tsx'
import type { DayStore, DayView } from './day-store.ts'

export type DayListProps = {
  readonly store: DayStore
  readonly today: string
  readonly openId: SessionId | null
  readonly onOpen: (id: SessionId) => void
  readonly onNew: () => void
}

/** The sessions of a day, and the way to any other. */
export function DayList({ store, today, openId, onOpen, onNew }: DayListProps) {
  const list = useRef<HTMLUListElement>(null)
  return (
    <nav className={classes.list} aria-label="Day list">
      <DayHead store={store} today={today} onDown={() => focusRow(list.current, 0)} />
      <Failure store={store} />
      <Rows store={store} openId={openId} onOpen={onOpen} list={list} />
      <div className={classes.foot}>
        <Button look="main" icon="add" shortcut="Alt+N" onClick={onNew}>
          New session
        </Button>
      </div>
    </nav>
  )
}

function Failure({ store }: { readonly store: DayStore }) {
  const failure = useStore(store.view, view => view.failure)
  return failure === null ? null : (
    <p role="alert" className={classes.failure}>
      {failure}
    </p>
  )
}

type RowsProps = Pick<DayListProps, 'store' | 'openId' | 'onOpen'> & {
  readonly list: RefObject<HTMLUListElement | null>
}

function Rows({ store, openId, onOpen, list }: RowsProps) {
  const { day, sessions, found, group } = useStore(store.view)
  const shown = useMemo(() => inGroup(found ?? sessions, group), [found, sessions, group])
  const reachable = shown.some(session => session.id === openId) ? openId : (shown[0]?.id ?? null)
  return (
    <>
      <ul
        ref={list}
        className={classes.rows}
        aria-label={found ? 'Sessions found' : `Sessions of ${dayInWords(day)}`}
        onKeyDown={walk}
      >
        {shown.map(session => (
          <DayRow
            key={session.id}
            session={session}
            opened={session.id === openId}
            reachable={session.id === reachable}
            withDay={found !== null}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className={classes.nothing}>{whyNothing({ found, group })}</p>}
    </>
  )
}

function whyNothing({ found, group }: Pick<DayView, 'found' | 'group'>): string {
  if (found !== null && found.length === 0) {
    return 'No session begins with these words. Search by family name, MRN or accession.'
  }
  if (group === null) return 'No session on this day.'
  return found === null ? `No ${group} session on this day.` : `None of the sessions found is ${group}.`
}

/** Arrows walk through the rows; Enter, as on any button, opens one. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = rowsOf(event.currentTarget)
  const at = rows.findIndex(row => row === event.target)
  const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (goal === undefined) return
  event.preventDefault()
  rows[goal]?.focus()
}

function focusRow(list: HTMLUListElement | null, index: number): void {
  if (list) rowsOf(list)[index]?.focus()
}

function rowsOf(list: HTMLUListElement): readonly HTMLElement[] {
  return [...list.querySelectorAll('button')]
}
