import { expect, test } from 'vitest'
import { FIND_LAST_CHANGE } from '#main/features/audit/index.ts'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { COUNT_DECISIONS } from './decision-queries.ts'
import { COUNT_PLACES, FIND_PHYSICIAN_NAME, LIST_PLACES, NEXT_PHYSICIAN, NEXT_REASON } from './queries.ts'

test.each([
  [
    'a count',
    COUNT_PLACES,
    ['review', '', '', '', '9'],
    'SEARCH review_place USING PRIMARY KEY (queue=? AND reason=? AND physician=? AND day>? AND day<?)',
  ],
  [
    'a page',
    LIST_PLACES,
    ['review', '', '', '', '', '', 51],
    'SEARCH review_place USING PRIMARY KEY (queue=? AND reason=? AND physician=? AND (day,at,session_id)>(?,?,?))',
  ],
  [
    'the next reason',
    NEXT_REASON,
    ['review', ''],
    'SEARCH review_place USING PRIMARY KEY (queue=? AND reason>?)',
  ],
  [
    'the next physician',
    NEXT_PHYSICIAN,
    ['review', '', ''],
    'SEARCH review_place USING PRIMARY KEY (queue=? AND reason=? AND physician>?)',
  ],
  ['the name of a physician', FIND_PHYSICIAN_NAME, ['1'], 'sqlite_autoindex_physician_1'],
  ['the last change', FIND_LAST_CHANGE, ['x'], 'audit_event_by_session (session_id=?)'],
  [
    'the decisions of a period',
    COUNT_DECISIONS,
    ['2026', '2027'],
    'finding_decision_by_time (at>? AND at<?)',
  ],
])('%s is one range of an index', (_, sql, values, index) => {
  const plan = queryPlan(memoryDb(), sql, ...values).join('; ')
  expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN (session|review_place|audit_event|finding_decision|physician)\b/)
})

test('a page reads no session but those it shows, and sorts no queue', () => {
  const plan = queryPlan(memoryDb(), LIST_PLACES, 'review', '', '', '', '', '', 51)
  expect(plan.filter(step => step.startsWith('SEARCH session '))).toHaveLength(1)
  expect(plan.join('; ')).not.toContain('TEMP B-TREE')
})
