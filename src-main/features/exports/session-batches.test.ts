import { expect, test } from 'vitest'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { LIST_ANSWERS_OF_BATCH, LIST_ANSWERS_OF_SESSION } from './answers/queries.ts'
import { LIST_CHARGE_BATCHES, LIST_CREDIT_BATCHES, LIST_REFUSED_LINES } from './corrections-queries.ts'

test.each([
  ['batches of charges', LIST_CHARGE_BATCHES, ['sqlite_autoindex_export_ledger', 'export_refusal_by_line']],
  ['batches of credits', LIST_CREDIT_BATCHES, ['sqlite_autoindex_export_credit', 'export_refusal_by_line']],
  ['refused lines', LIST_REFUSED_LINES, ['export_refusal_by_line']],
  ['answers about a session', LIST_ANSWERS_OF_SESSION, ['export_answer_item_by_session']],
  ['answers about a batch', LIST_ANSWERS_OF_BATCH, ['export_answer_item_by_batch']],
] as const)('the %s are found by indexes alone', (_, sql, indexes) => {
  const values = Array.from(sql.matchAll(/\?/g), () => 'x')
  const plan = queryPlan(memoryDb(), sql, ...values).join('\n')
  for (const index of indexes) expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN (export_|charge_line|session)/)
})
