import { type Core } from '#main/core.ts'
import {
  QUEUE_GROUPINGS,
  type QueueFilter,
  type QueueGrouping,
  type QueuePlace,
} from '#shared/contract/review.ts'
import { REVIEW_QUEUES, type ReviewQueue } from '#shared/domain/review.ts'
import { milliseconds, percentile, type Bench, type Comparison } from './comparison.ts'
import { longLog, openLongLog, sessionsAsked } from './long-log.ts'

/** `npm run bench -- review --sessions=1000000` measures on a million; without a number on a hundred thousand. */
const SESSIONS = sessionsAsked()
const PAGE = 50
const ROUNDS = 5
/** What a page of a queue may take, at the 99th percentile. */
const MOST_MS = 20

const ALL: QueueFilter = { reason: '', physician: '', from: null, through: null }

/** The queues of the review on a log of five years: every page in every grouping, narrowed and whole, and the counts. */
export const benchReview: Bench = async () => {
  const data = longLog({ sessions: SESSIONS, years: 5 })
  const core = openLongLog(data)
  try {
    const times: Times = { pages: [], counts: [], details: [] }
    for (let round = 0; round < ROUNDS; round++) {
      for (const queue of REVIEW_QUEUES) await workQueue(core, queue, times)
    }
    return [
      took(`A page of ${PAGE} of a queue`, times.pages),
      took('The counts and choices of a queue', times.counts),
      took('The findings of a session chosen', times.details),
    ]
  } finally {
    core.close()
  }
}

type Times = { readonly pages: number[]; readonly counts: number[]; readonly details: number[] }

async function workQueue({ services }: Core, queue: ReviewQueue, times: Times): Promise<void> {
  const { review } = services
  const choices = await review.choices({ queue })
  if (!choices.ok) throw new Error(choices.error.code)
  const filters: readonly QueueFilter[] = [
    ALL,
    { ...ALL, through: '2026-11-17' },
    ...choices.value.reasons.map(({ reason }) => ({ ...ALL, reason })),
    ...choices.value.physicians.slice(0, 5).map(({ npi }) => ({ ...ALL, physician: npi })),
  ]
  for (const filter of filters) {
    times.counts.push(await timed(() => review.counts({ queue, filter })))
    times.counts.push(await timed(() => review.choices({ queue })))
    for (const groupBy of QUEUE_GROUPINGS) await readPages(services, { queue, filter, groupBy }, times)
  }
}

type Asked = { readonly queue: ReviewQueue; readonly filter: QueueFilter; readonly groupBy: QueueGrouping }

const PAGES = 5

async function readPages({ review }: Core['services'], asked: Asked, times: Times): Promise<void> {
  let after: QueuePlace | null = null
  for (let page = 0; page < PAGES; page++) {
    const start = performance.now()
    const answer: Awaited<ReturnType<typeof review.list>> = await review.list({
      ...asked,
      after,
      limit: PAGE,
    })
    times.pages.push(performance.now() - start)
    if (!answer.ok) throw new Error(answer.error.code)
    const { rows, more } = answer.value
    for (const { id } of rows.slice(0, 2)) times.details.push(await timed(() => review.details({ id })))
    after = rows.at(-1)?.place ?? null
    if (!more) return
  }
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function took(name: string, times: readonly number[]): Comparison {
  const ours = percentile(times, 99)
  return {
    name: `${name}, 99th percentile, ${SESSIONS.toLocaleString('en')} sessions`,
    against: `the ${MOST_MS} ms it may take`,
    ours: milliseconds(ours),
    theirs: milliseconds(MOST_MS),
    ratio: ours / MOST_MS,
    most: 1,
    note: `${times.length} times, median ${milliseconds(percentile(times, 50))}; the core alone`,
  }
}
