import { useStore } from 'zustand'
import { COUNTED_UP_TO } from '#shared/contract/review.ts'
import { QUEUE_LABEL, REVIEW_QUEUES, type ReviewQueue } from '#shared/domain/review.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Key } from '../../ui/Key.tsx'
import { countInWords } from './queue-words.ts'
import { queueKey } from './review-keys.ts'
import classes from './ReviewPage.module.css'
import type { ReviewStore } from './review-store.ts'

export const QUEUE_ICONS = {
  held: 'held',
  review: 'review',
  incomplete: 'open',
  waiting: 'complete',
  approved: 'approved',
} as const satisfies Record<ReviewQueue, IconName>

/** The queues with what stands in each; a digit goes to one. */
export function QueueTabs({ store }: { readonly store: ReviewStore }) {
  const counts = useStore(store.view, view => view.counts)
  const shown = useStore(store.view, view => view.ask.queue)
  return (
    <div className={classes.tabs} role="group" aria-label="Queues">
      {REVIEW_QUEUES.map(queue => (
        <button
          key={queue}
          type="button"
          className={classes.tab}
          aria-pressed={queue === shown}
          aria-keyshortcuts={queueKey(queue)}
          onClick={() => void store.askFor({ queue })}
        >
          <Icon name={QUEUE_ICONS[queue]} />
          {QUEUE_LABEL[queue]} <b>{countInWords(counts[queue], COUNTED_UP_TO)}</b>
          <Key>{queueKey(queue)}</Key>
        </button>
      ))}
    </div>
  )
}
