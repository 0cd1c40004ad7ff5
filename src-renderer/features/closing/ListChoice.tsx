import { useStore } from 'zustand'
import type { DayStanding } from '#shared/contract/closing.ts'
import { OPEN_KINDS } from '#shared/domain/day-close.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import classes from './ClosingPage.module.css'
import type { ClosingStore, ShownList } from './closing-store.ts'

const LISTS: readonly {
  readonly list: ShownList
  readonly label: string
  readonly icon: IconName
  readonly count: ((standing: DayStanding) => number) | null
}[] = [
  { list: 'open', label: 'open', icon: 'open', count: countOpen },
  { list: 'missing', label: 'missing', icon: 'missing', count: ({ exams }) => exams.missing },
  { list: 'in-work', label: 'in work', icon: 'half', count: ({ exams }) => exams['in-work'] },
  { list: 'charged', label: 'charged', icon: 'complete', count: ({ exams }) => exams.charged },
  { list: 'no-charge', label: 'no charge', icon: 'none', count: ({ exams }) => exams['no-charge'] },
  { list: 'walk-ins', label: 'walk-ins', icon: 'add', count: ({ walkIns }) => walkIns },
  { list: 'late', label: 'late', icon: 'later', count: null },
  { list: 'history', label: 'closes', icon: 'lock', count: null },
]

export function countOpen({ open }: DayStanding): number {
  return OPEN_KINDS.reduce((sum, kind) => sum + open[kind], 0)
}

/** Which of the day's lists is shown; each says how many stand in it. */
export function ListChoice({ store }: { readonly store: ClosingStore }) {
  const standing = useStore(store.view, view => view.standing)
  const shown = useStore(store.view, view => view.shown)
  return (
    <div className={classes.lists} role="group" aria-label="Show">
      {LISTS.map(({ list, label, icon, count }) => (
        <button
          key={list}
          type="button"
          className={classes.list}
          aria-pressed={shown === list}
          onClick={() => void store.show(list)}
        >
          <Icon name={icon} size={12} />
          {count && standing && <b>{count(standing)}</b>} {label}
        </button>
      ))}
    </div>
  )
}
