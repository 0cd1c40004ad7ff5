import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { APPROVED_AT_ONCE, type QueueFilter } from '#shared/contract/review.ts'
import type { Saved } from '#shared/contract/sessions.ts'
import { CLEAN } from '#shared/domain/review.ts'
import { approveNow, withdrawNow, type Seen } from './decide.ts'
import type { Dependencies } from './dependencies.ts'
import { listQueue } from './list.ts'

type Approved = { readonly approved: readonly Saved[]; readonly passedOver: number }
type Withdrawn = { readonly withdrawn: readonly Saved[]; readonly passedOver: number }

/**
 * Approves what is clean in a view. What was changed after the view was read was not seen as it is, and what the
 * rules say otherwise of by now has something to decide: both are passed over.
 */
export function approveCleanNow(
  dependencies: Dependencies,
  { filter, readAt }: { readonly filter: QueueFilter; readonly readAt: string },
  at: string,
): Approved {
  const seen = cleanIn(dependencies, filter)
  const known = seen.filter(({ savedAt }) => Date.parse(savedAt) <= Date.parse(readAt))
  const results = known.map(one => approveNow(dependencies, one, { reason: null, note: '', at }))
  const approved = values(results)
  return { approved, passedOver: seen.length - approved.length }
}

/** Takes several approvals back; those that cannot be are passed over. */
export function withdrawManyNow(
  dependencies: Dependencies,
  sessions: readonly Seen[],
  at: string,
): Withdrawn {
  const withdrawn = values(sessions.map(one => withdrawNow(dependencies, one, at)))
  return { withdrawn, passedOver: sessions.length - withdrawn.length }
}

const PAGE = 200

function cleanIn(
  dependencies: Dependencies,
  filter: QueueFilter,
): readonly (Seen & { readonly savedAt: string })[] {
  const found: (Seen & { readonly savedAt: string })[] = []
  let page = listClean(dependencies, filter, null)
  for (;;) {
    found.push(...page.rows)
    const last = page.rows.at(-1)
    if (!page.more || !last || found.length >= APPROVED_AT_ONCE) return found.slice(0, APPROVED_AT_ONCE)
    page = listClean(dependencies, filter, last.place)
  }
}

function listClean(
  dependencies: Dependencies,
  filter: QueueFilter,
  after: Parameters<typeof listQueue>[1]['after'],
) {
  const clean = { ...filter, reason: CLEAN }
  return listQueue(dependencies, { queue: 'waiting', filter: clean, groupBy: 'day', after, limit: PAGE })
}

function values(results: readonly Result<Saved, Failure>[]): readonly Saved[] {
  return results.flatMap(result => (result.ok ? [result.value] : []))
}
