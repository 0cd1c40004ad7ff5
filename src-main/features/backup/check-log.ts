import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { chainHead, verifyChain } from '#main/features/audit/index.ts'
import { countLog, findDamage, findLooseReference, type LogCounts } from './queries.ts'

/** What a whole log shows of itself: how much it holds, and the head of its audit chain. */
export type LogContents = LogCounts & { readonly chainHead: string }

export function contentsOf(db: ReadableDb): LogContents {
  return { ...countLog(db), chainHead: chainHead(db) }
}

/**
 * Reads every page, follows every reference and the whole audit chain. Answers what the log holds, or the first thing
 * that is wrong with it, in words without a patient's data.
 */
export function checkLog(db: ReadableDb): Result<LogContents, string> {
  if (findDamage(db) !== null) return fail('A page of the log is damaged.')
  const table = findLooseReference(db)
  if (table !== null) return fail(`A row of ${table} refers to one that is not there.`)
  const chain = verifyChain(db)
  if (chain.kind === 'broken') return fail(`The audit chain is broken at event ${chain.seq}.`)
  return ok(contentsOf(db))
}
