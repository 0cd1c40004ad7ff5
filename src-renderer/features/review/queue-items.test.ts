import { expect, test } from 'vitest'
import type { QueueRow } from '#shared/contract/review.ts'
import { placeOfRow, queueItems } from './queue-items.ts'

const row = (performedOn: string) => ({ performedOn }) as QueueRow

test('a heading stands where another group begins', () => {
  const rows = [row('2026-11-19'), row('2026-11-19'), row('2026-11-20')]
  const items = queueItems(rows, { groupBy: 'day', queue: 'held', today: '2026-11-20' })
  expect(items.map(item => (item.kind === 'heading' ? item.text : item.at))).toEqual([
    'Thu, Nov 19, 2026',
    0,
    1,
    'Fri, Nov 20, 2026',
    2,
  ])
  expect([placeOfRow(items, 2), placeOfRow(items, 9)]).toEqual([4, -1])
})
