import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { APPROVED_AT_ONCE, QUEUE_GROUPINGS } from '#shared/contract/review.ts'
import { NO_REASON } from '#shared/domain/review.ts'
import { Button } from '../../ui/Button.tsx'
import { Key } from '../../ui/Key.tsx'
import { FILTER_FIELDS } from './filter-fields.ts'
import { DAY_CHOICES, isNarrowed, type QueueAsk } from './queue-view.ts'
import { DAY_CHOICE_LABEL, GROUPING_LABEL, reasonInWords } from './queue-words.ts'
import { REVIEW_KEYS, type ReviewKey } from './review-keys.ts'
import classes from './ReviewPage.module.css'
import type { ReviewStore } from './review-store.ts'

export type QueueFiltersProps = { readonly store: ReviewStore; readonly onDecisions: () => void }

/** What of the queue is shown and how it is grouped; each choice has a key. */
export function QueueFilters({ store, onDecisions }: QueueFiltersProps) {
  const { ask, choices } = useStore(store.view)
  const set = (change: Partial<QueueAsk>) => void store.askFor(change)
  return (
    <div className={classes.filters} role="search" aria-label="Sessions of the queue">
      <Choice shortcut="reason" label="Reason" value={ask.reason} onPick={reason => set({ reason })}>
        <option value="">All reasons</option>
        {choices.reasons.map(({ reason, count }) => (
          <option key={reason} value={reason}>
            {reasonInWords(ask.queue, reason)} ({count})
          </option>
        ))}
      </Choice>
      <Choice
        shortcut="physician"
        label="Physician"
        value={ask.physician}
        onPick={physician => set({ physician })}
      >
        <option value="">All physicians</option>
        {choices.physicians.map(({ npi, name }) => (
          <option key={npi} value={npi}>
            {npi === NO_REASON ? 'None stated' : name || `NPI ${npi}`}
          </option>
        ))}
      </Choice>
      <Choice
        shortcut="days"
        label="Days"
        value={ask.days}
        onPick={days => set({ days: DAY_CHOICES.find(one => one === days) ?? 'all' })}
      >
        {DAY_CHOICES.map(days => (
          <option key={days} value={days}>
            {DAY_CHOICE_LABEL[days]}
          </option>
        ))}
      </Choice>
      {ask.days === 'range' && <DayRange ask={ask} onSet={set} />}
      <Choice
        shortcut="grouping"
        label="Group by"
        value={ask.groupBy}
        onPick={groupBy => set({ groupBy: QUEUE_GROUPINGS.find(one => one === groupBy) ?? 'day' })}
      >
        {QUEUE_GROUPINGS.map(one => (
          <option key={one} value={one}>
            {GROUPING_LABEL[one]}
          </option>
        ))}
      </Choice>
      {isNarrowed(ask) && (
        <Button
          look="quiet"
          shortcut={REVIEW_KEYS.showAll}
          onClick={() => set({ reason: '', physician: '', days: 'all', from: '', through: '' })}
        >
          Show all
        </Button>
      )}
      <span className={classes.space} />
      <ApproveClean store={store} />
      {store.rights.review && (
        <Button look="quiet" shortcut={REVIEW_KEYS.decisions} onClick={onDecisions}>
          Overrides
        </Button>
      )}
    </div>
  )
}

/** Clean: ready, and no warning of its own. What a code set lacks concerns every session and is not counted. */
function ApproveClean({ store }: { readonly store: ReviewStore }) {
  const clean = useStore(store.view, view => (view.ask.queue === 'waiting' ? view.counts.clean : 0))
  if (clean === 0 || !store.rights.review) return null
  return (
    <Button look="main" shortcut={REVIEW_KEYS.approveClean} onClick={() => void store.approveClean()}>
      Approve {Math.min(clean, APPROVED_AT_ONCE)} clean
    </Button>
  )
}

type ChoiceProps = {
  readonly shortcut: Extract<ReviewKey, 'reason' | 'physician' | 'days' | 'grouping'>
  readonly label: string
  readonly value: string
  readonly onPick: (value: string) => void
  readonly children: ReactNode
}

function Choice({ shortcut, label, value, onPick, children }: ChoiceProps) {
  const key = REVIEW_KEYS[shortcut]
  return (
    <label className={classes.choice}>
      <span>
        {label} <Key>{key}</Key>
      </span>
      <select
        id={FILTER_FIELDS[key]}
        aria-keyshortcuts={key}
        value={value}
        onChange={event => onPick(event.currentTarget.value)}
      >
        {children}
      </select>
    </label>
  )
}

type DayRangeProps = { readonly ask: QueueAsk; readonly onSet: (change: Partial<QueueAsk>) => void }

function DayRange({ ask, onSet }: DayRangeProps) {
  return (
    <>
      <label className={classes.choice}>
        From
        <input type="date" value={ask.from} onChange={event => onSet({ from: event.currentTarget.value })} />
      </label>
      <label className={classes.choice}>
        Through
        <input
          type="date"
          value={ask.through}
          onChange={event => onSet({ through: event.currentTarget.value })}
        />
      </label>
    </>
  )
}
