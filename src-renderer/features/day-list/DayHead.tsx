import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Key } from '../../ui/Key.tsx'
import { shiftDay } from './calendar-day.ts'
import { DAY_GROUPS, type DayGroup, dayCounts } from './day-counts.ts'
import classes from './DayList.module.css'
import type { DayStore } from './day-store.ts'

export type DayHeadProps = {
  readonly store: DayStore
  readonly today: string
  /** The cursor goes down from the search into the rows. */
  readonly onDown: () => void
}

/** Id of the search field, for the key that goes there. */
export const SEARCH_FIELD = 'day-search'

/** Which day is shown, what is searched for, and how many sessions stand where. */
export function DayHead({ store, today, onDown }: DayHeadProps) {
  return (
    <>
      <DayPicker store={store} today={today} />
      <SearchField store={store} onDown={onDown} />
      <GroupFilter store={store} />
    </>
  )
}

function DayPicker({ store, today }: Omit<DayHeadProps, 'onDown'>) {
  const day = useStore(store.view, view => view.day)
  const goTo = (next: string) => void store.goTo(next)
  return (
    <div className={classes.picker}>
      <IconButton
        icon="previous"
        label="Day before"
        shortcut="Alt+PageUp"
        onClick={() => goTo(shiftDay(day, -1))}
      />
      <label className={classes.day}>
        <span className="visually-hidden">Day shown</span>
        <input
          type="date"
          className={classes.date}
          value={day}
          required
          onChange={event => event.currentTarget.value && goTo(event.currentTarget.value)}
        />
      </label>
      <IconButton
        icon="next"
        label="Day after"
        shortcut="Alt+PageDown"
        onClick={() => goTo(shiftDay(day, 1))}
      />
      <Button
        look="quiet"
        disabled={day === today}
        aria-keyshortcuts="Alt+Home"
        title="Alt+Home"
        onClick={() => goTo(today)}
      >
        Today
      </Button>
    </div>
  )
}

function SearchField({ store, onDown }: Pick<DayHeadProps, 'store' | 'onDown'>) {
  const text = useStore(store.view, view => view.search)
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
        onChange={event => void store.search(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') void store.search('')
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

const GROUP_ICON = {
  missing: 'missing',
  open: 'open',
  complete: 'complete',
  held: 'held',
  exported: 'exported',
  'no charge': 'none',
} as const satisfies Record<DayGroup, IconName>

/** The day in numbers; each number shows its rows alone, and pressed again all of them. */
function GroupFilter({ store }: Pick<DayHeadProps, 'store'>) {
  const { entries, found, group } = useStore(store.view)
  const counts = dayCounts(found ?? entries)
  return (
    <div className={classes.groups} role="group" aria-label="Show only">
      {DAY_GROUPS.map(one => (
        <button
          key={one}
          type="button"
          className={classes.group}
          data-group={one}
          aria-pressed={group === one}
          onClick={() => store.show(group === one ? null : one)}
        >
          <Icon name={GROUP_ICON[one]} size={12} />
          <b>{counts[one]}</b> {one}
        </button>
      ))}
    </div>
  )
}
