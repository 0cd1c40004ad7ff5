import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { SessionId } from '#shared/domain/session.ts'
import { takesText } from '../../ui/focus-order.ts'
import { Page } from '../../ui/Page.tsx'
import { DecisionsSection } from './DecisionsSection.tsx'
import { fieldOfKey } from './filter-fields.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueList } from './QueueList.tsx'
import { QueueTabs } from './QueueTabs.tsx'
import { pressDeed, queueOfKey, REVIEW_KEYS } from './review-keys.ts'
import { ReviewFoot } from './ReviewFoot.tsx'
import classes from './ReviewPage.module.css'
import { ReviewPanel } from './ReviewPanel.tsx'
import type { ReviewStore } from './review-store.ts'

export type ReviewPageProps = {
  readonly store: ReviewStore
  readonly today: string
  /** Puts a session on the desk, with the cursor in a field. */
  readonly onOpenSession: (id: SessionId, field: string | null) => void
  readonly onClose: () => void
}

const SHOW_ALL = { reason: '', physician: '', days: 'all', from: '', through: '' } as const

/** What has not left, in queues: what stands in its way, what mends it, and one key for each deed. */
export function ReviewPage({ store, today, onOpenSession, onClose }: ReviewPageProps) {
  const list = useRef<HTMLDivElement>(null)
  const [decisionsShown, showDecisions] = useState(false)
  const asking = useStore(store.view, view => view.asking)
  useEffect(() => void store.open(), [store])
  useEffect(() => {
    if (asking === null && !decisionsShown) list.current?.focus()
  }, [asking, decisionsShown])

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape' && decisionsShown) showDecisions(false)
    else if (event.key === 'Escape' && takesText(event.target)) list.current?.focus()
    else if (takesText(event.target) || !act(event.key)) return
    event.preventDefault()
  }

  function hideDecisions(): true {
    showDecisions(false)
    return true
  }

  function act(key: string): boolean {
    // What stands behind the overrides is out of sight, and nothing is done to it.
    if (decisionsShown) return key.toUpperCase() === REVIEW_KEYS.decisions && hideDecisions()
    const queue = queueOfKey(key)
    if (queue) void store.askFor({ queue })
    else if (key.toUpperCase() === REVIEW_KEYS.decisions) showDecisions(store.rights.review)
    else if (key.toUpperCase() === REVIEW_KEYS.showAll) void store.askFor(SHOW_ALL)
    else if (fieldOfKey(key)) fieldOfKey(key)?.focus()
    else return pressDeed(store, key)
    return true
  }

  return (
    <Page title="Review" layout="whole" onClose={onClose}>
      <div className={classes.review} onKeyDown={press}>
        {decisionsShown ? (
          <DecisionsSection store={store} today={today} onClose={() => showDecisions(false)} />
        ) : (
          <>
            <QueueTabs store={store} />
            <QueueFilters store={store} onDecisions={() => showDecisions(true)} />
            <div className={classes.work}>
              <QueueList store={store} today={today} list={list} onOpenSession={onOpenSession} />
              <ReviewPanel store={store} onOpenSession={onOpenSession} />
            </div>
          </>
        )}
        <ReviewFoot store={store} />
      </div>
    </Page>
  )
}
