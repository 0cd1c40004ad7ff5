import { type KeyboardEvent, useRef } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Key } from '../../ui/Key.tsx'
import type { SessionId } from '#shared/domain/session.ts'
import { dayInWords, shiftDay } from './calendar-day.ts'
import classes from './DayList.module.css'
import { DayRow } from './DayRow.tsx'
import type { DayStore } from './day-store.ts'

export type DayListProps = {
  readonly store: DayStore
  readonly today: string
  readonly openId: SessionId | null
  readonly onOpen: (id: SessionId) => void
  readonly onNew: () => void
}

/** Id of the search field, for the key that goes there. */
export const SEARCH_FIELD = 'day-search'

/** The sessions of a day, and the way to any other. */
export function DayList({ store, today, openId, onOpen, onNew }: DayListProps) {
  const { day, sessions, search, found, failure } = useStore(store.view)
  const list = useRef<HTMLUListElement>(null)
  const shown = found ?? sessions
  const current = shown.some(session => session.id === openId) ? openId : (shown[0]?.id ?? null)

  return (
    <nav className={classes.list} aria-label="Day list">
      <DayPicker day={day} today={today} onDay={next => void store.goTo(next)} />
      <SearchField
        text={search}
        onText={text => void store.search(text)}
        onDown={() => focusRow(list.current, 0)}
      />
      {failure && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
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
            reachable={session.id === current}
            withDay={found !== null}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {shown.length === 0 && <Nothing searching={found !== null} />}
      <div className={classes.foot}>
        <Button look="main" icon="add" shortcut="Alt+N" onClick={onNew}>
          New session
        </Button>
      </div>
    </nav>
  )
}

function Nothing({ searching }: { readonly searching: boolean }) {
  return (
    <p className={classes.nothing}>
      {searching
        ? 'No session begins with these words. Search by family name, MRN or accession.'
        : 'No session on this day.'}
    </p>
  )
}

type DayPickerProps = { readonly day: string; readonly today: string; readonly onDay: (day: string) => void }

function DayPicker({ day, today, onDay }: DayPickerProps) {
  return (
    <div className={classes.picker}>
      <IconButton
        icon="previous"
        label="Day before"
        shortcut="Alt+PageUp"
        onClick={() => onDay(shiftDay(day, -1))}
      />
      <label className={classes.day}>
        <span className="visually-hidden">Day shown</span>
        <input
          type="date"
          className={classes.date}
          value={day}
          required
          onChange={event => event.currentTarget.value && onDay(event.currentTarget.value)}
        />
      </label>
      <IconButton
        icon="next"
        label="Day after"
        shortcut="Alt+PageDown"
        onClick={() => onDay(shiftDay(day, 1))}
      />
      <Button look="quiet" disabled={day === today} onClick={() => onDay(today)}>
        Today
      </Button>
    </div>
  )
}

type SearchFieldProps = {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onDown: () => void
}

function SearchField({ text, onText, onDown }: SearchFieldProps) {
  return (
    <div className={classes.search} role="search">
      <Icon name="search" />
      <input
        id={SEARCH_FIELD}
        type="search"
        aria-label="Search sessions"
        aria-keyshortcuts="/"
        placeholder="Name, MRN, accession"
        value={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={event => onText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onText('')
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onDown()
          }
        }}
      />
      <Key>/</Key>
    </div>
  )
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
