import { type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { QueueRow } from '#shared/contract/review.ts'
import { QUEUE_LABEL, type ReviewQueue } from '#shared/domain/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { drawnRows, rowTops, scrollFor } from '../../ui/drawn-rows.ts'
import { useNow } from '../../ui/use-now.ts'
import { useSight } from '../../ui/use-sight.ts'
import { firstField } from './first-field.ts'
import { placeOfRow, queueItems, type QueueItem } from './queue-items.ts'
import { isNarrowed } from './queue-view.ts'
import { QueueListRow } from './QueueListRow.tsx'
import classes from './QueueList.module.css'
import type { ReviewStore } from './review-store.ts'

export type QueueListProps = {
  readonly store: ReviewStore
  readonly today: string
  readonly list: RefObject<HTMLDivElement | null>
  readonly onOpenSession: (id: SessionId, field: string | null) => void
}

const HEIGHT = { heading: 28, row: 50 } as const satisfies Record<QueueItem['kind'], number>
const LOOK_AT_CLOCK_MS = 30_000
/** So far from its end the list reads on. */
const READ_ON_BEFORE = 30

/** The sessions of a queue under their headings. Only what is in sight is drawn, however many there are. */
export function QueueList({ store, today, list, onOpenSession }: QueueListProps) {
  const { rows, more, readAt, chosen, ask } = useStore(store.view)
  const { groupBy, queue } = ask
  const items = useMemo(() => queueItems(rows, { groupBy, queue, today }), [rows, groupBy, queue, today])
  const tops = useMemo(() => rowTops(items.map(({ kind }) => HEIGHT[kind])), [items])
  const nowMs = useNow(LOOK_AT_CLOCK_MS)
  const drawn = drawnRows(tops, useSight(list))
  useChosenInSight(list, { items, tops, chosen })
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last > items.length - READ_ON_BEFORE) void store.readMore()
  }, [store, more, last, items.length])
  return (
    <div
      ref={list}
      className={classes.list}
      role={rows.length === 0 ? 'group' : 'listbox'}
      aria-label={`${QUEUE_LABEL[queue]}: sessions`}
      aria-activedescendant={rows[chosen] ? optionId(chosen) : undefined}
      tabIndex={0}
      onKeyDown={event => walk(event, { store, rows, onOpenSession })}
    >
      {rows.length === 0 && readAt !== '' && (
        <p className={classes.nothing}>{whyNothing(queue, isNarrowed(ask))}</p>
      )}
      <div role="presentation" className={classes.all} style={{ height: tops.at(-1) }}>
        {drawn.map(({ index, top, height }) => (
          <div
            key={index}
            role="presentation"
            className={classes.item}
            style={{ height, transform: `translateY(${top}px)` }}
          >
            <Item
              item={items[index]}
              store={store}
              today={today}
              nowMs={nowMs}
              chosen={chosen}
              count={rows.length}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

type ItemProps = {
  readonly item: QueueItem | undefined
  readonly store: ReviewStore
  readonly today: string
  readonly nowMs: number
  readonly chosen: number
  readonly count: number
}

function Item({ item, store, today, nowMs, chosen, count }: ItemProps) {
  if (!item) return null
  if (item.kind === 'heading') {
    return (
      <p className={classes.heading} aria-hidden="true">
        {item.text}
      </p>
    )
  }
  const { row, at, group } = item
  return (
    <QueueListRow
      id={optionId(at)}
      row={row}
      group={group}
      today={today}
      nowMs={nowMs}
      chosen={at === chosen}
      place={at + 1}
      count={count}
      onChoose={() => store.choose(at)}
    />
  )
}

function optionId(at: number): string {
  return `review-row-${at}`
}

type Chosen = {
  readonly items: readonly QueueItem[]
  readonly tops: readonly number[]
  readonly chosen: number
}

/** The chosen row stays in sight, and its heading with it where it is the first below one. */
function useChosenInSight(list: RefObject<HTMLDivElement | null>, { items, tops, chosen }: Chosen): void {
  useEffect(() => {
    const frame = list.current
    const to = placeOfRow(items, chosen)
    if (!frame || to < 0) return
    const from = items[to - 1]?.kind === 'heading' ? to - 1 : to
    const sight = { top: frame.scrollTop, height: frame.clientHeight }
    frame.scrollTo({ top: scrollFor(tops, sight, { from, to }) })
  }, [list, items, tops, chosen])
}

type Walk = {
  readonly store: ReviewStore
  readonly rows: readonly QueueRow[]
  readonly onOpenSession: QueueListProps['onOpenSession']
}

const PAGE_ROWS = 8

/** Arrows walk, Enter goes to where the session is mended. */
function walk(event: KeyboardEvent<HTMLElement>, { store, rows, onOpenSession }: Walk): void {
  const { chosen, details } = store.view.getState()
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const row = rows[chosen]
  if (event.key === 'Enter' && row) {
    event.preventDefault()
    return onOpenSession(row.id, details?.id === row.id ? firstField(details.issues) : null)
  }
  const goal = {
    ArrowDown: chosen + 1,
    ArrowUp: chosen - 1,
    PageDown: chosen + PAGE_ROWS,
    PageUp: chosen - PAGE_ROWS,
    Home: 0,
    End: rows.length - 1,
  }[event.key]
  if (goal === undefined) return
  event.preventDefault()
  store.choose(goal)
}

const NOTHING = {
  held: 'Nothing is held.',
  review: 'Nothing waits for a decision.',
  incomplete: 'Every session is complete.',
  waiting: 'Nothing waits for approval.',
  approved: 'Nothing is approved and still here.',
} as const satisfies Record<ReviewQueue, string>

function whyNothing(queue: ReviewQueue, narrowed: boolean): string {
  return narrowed ? 'Nothing of this queue fits. X shows all of it.' : NOTHING[queue]
}
