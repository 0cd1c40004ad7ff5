import type { QueueChoices, QueueCounts, QueueFilter } from '#shared/contract/review.ts'
import { CLEAN, type ReviewQueue } from '#shared/domain/review.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Dependencies } from './dependencies.ts'
import { countPlaces, findNextPhysician, findNextReason, findPhysicianName } from './queries.ts'

const ALL: QueueFilter = { reason: '', physician: '', from: null, through: null }

/** What waits for a reviewer. What is clean waits only where nothing leaves without approval. */
export function countDue({ db, settings }: Pick<Dependencies, 'db' | 'settings'>): number {
  const queues = settings().approvalRequired
    ? (['held', 'review', 'waiting'] as const)
    : (['held', 'review'] as const)
  return queues.reduce((sum, queue) => sum + countIn(db, queue, ALL), 0)
}

/** How many stand in each queue within a filter; its reason is one of the queue shown. */
export function countQueues(
  db: ReadableDb,
  { queue: shown, filter }: { readonly queue: ReviewQueue; readonly filter: QueueFilter },
): QueueCounts {
  const count = (queue: ReviewQueue) =>
    countIn(db, queue, queue === shown ? filter : { ...filter, reason: '' })
  return {
    held: count('held'),
    review: count('review'),
    incomplete: count('incomplete'),
    waiting: count('waiting'),
    approved: count('approved'),
    clean: countIn(db, 'waiting', { ...filter, reason: CLEAN }),
  }
}

function countIn(db: ReadableDb, queue: ReviewQueue, filter: QueueFilter): number {
  const { reason, physician } = filter
  // The undated are in no range of days.
  const from = filter.from ?? (filter.through === null ? null : '0')
  return countPlaces(db, { queue, reason, physician }, { from, through: filter.through })
}

/** At most so many are offered; a department has fewer. */
const OFFERED = 200

/** The reasons and physicians that stand in a queue. */
export function queueChoices(db: ReadableDb, queue: ReviewQueue): QueueChoices {
  const reasons = walked(after => findNextReason(db, queue, after))
  const physicians = walked(after => findNextPhysician(db, { queue, reason: '' }, after))
  return {
    reasons: reasons.map(reason => ({ reason, count: countIn(db, queue, { ...ALL, reason }) })),
    physicians: physicians.map(npi => ({ npi, name: nameOf(db, npi) })),
  }
}

function walked(next: (after: string) => string | undefined): readonly string[] {
  const values: string[] = []
  for (let value = next(''); value !== undefined && values.length < OFFERED; value = next(value))
    values.push(value)
  return values
}

function nameOf(db: ReadableDb, npi: string): string {
  const row = findPhysicianName(db, npi)
  return row ? `${row.family_name}, ${row.given_name}` : ''
}
