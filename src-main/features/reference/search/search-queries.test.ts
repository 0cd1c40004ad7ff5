import { expect, test } from 'vitest'
import { aReference } from '../testing/a-reference.ts'

test('a number is looked up by the index of codes', () => {
  const db = aReference([])
  const plan = db.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN
     SELECT id
     FROM code_entry
     WHERE code >= '1928' AND code < '1928~'
     ORDER BY code`,
  )
  expect(plan.map(({ detail }) => detail).join()).toContain('INDEX code_entry_by_code')
})
