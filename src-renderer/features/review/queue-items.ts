import type { QueueGrouping, QueueRow } from '#shared/contract/review.ts'
import type { ReviewQueue } from '#shared/domain/review.ts'
import { groupOf } from './queue-words.ts'

/** A line of the list: a heading, or the session at a place of the rows. */
export type QueueItem =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'row'; readonly row: QueueRow; readonly at: number; readonly group: string }

type Grouping = { readonly groupBy: QueueGrouping; readonly queue: ReviewQueue; readonly today: string }

/** The rows with a heading where another group begins. */
export function queueItems(rows: readonly QueueRow[], grouping: Grouping): readonly QueueItem[] {
  const items: QueueItem[] = []
  let before: string | null = null
  for (const [at, row] of rows.entries()) {
    const group = groupOf(row, grouping)
    if (group !== before) items.push({ kind: 'heading', text: group })
    before = group
    items.push({ kind: 'row', row, at, group })
  }
  return items
}

/** Where a row stands among the items; -1 where it does not. */
export function placeOfRow(items: readonly QueueItem[], at: number): number {
  return items.findIndex(item => item.kind === 'row' && item.at === at)
}
