import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { CodingReference } from '#main/features/coding/index.ts'
import { seededRandom } from './seeded-random.ts'
import { createSeededYears } from './seeded-years.ts'
import { workingDays } from './working-days.ts'

export type SeedRequest = {
  readonly sessions: number
  readonly years: number
  readonly seed: number
  /** The last day with sessions. */
  readonly until: IsoDate
}

export type SeedTools = {
  readonly db: WritableDb
  readonly settings: () => Settings
  readonly reference: CodingReference
}

/** How far it is: after each stretch of days, which is one transaction. */
export type Seeded = { readonly sessions: number; readonly of: number }

/** So much stands in one transaction that a page is written once, and memory stays small. */
const SESSIONS_A_TRANSACTION = 10_000

/**
 * Fills a new log with invented sessions as years of work would have left it: day by day the exams that were expected,
 * the sessions in the order they were entered, and in the evening the batch of what was ready. The same request gives
 * the same sessions.
 */
export function* seedLog(tools: SeedTools, request: SeedRequest): Generator<Seeded> {
  const { db } = tools
  const random = seededRandom(request.seed)
  const days = workingDays(request, random)
  const years = createSeededYears(tools, request, { days, random })
  db.transaction(() => years.writePhysicians())
  let sessions = 0
  for (const stretch of stretchesOf(days.map(day => day.sessions))) {
    db.transaction(() => {
      for (let index = stretch.from; index <= stretch.through; index++) years.writeDay(index)
    })
    sessions += stretch.sessions
    yield { sessions, of: request.sessions }
  }
}

type Stretch = { readonly from: number; readonly through: number; readonly sessions: number }

/** The days in runs of about as many sessions as a transaction takes. */
function stretchesOf(counts: readonly number[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let [from, sessions] = [0, 0]
  for (const [index, count] of counts.entries()) {
    sessions += count
    if (sessions < SESSIONS_A_TRANSACTION && index < counts.length - 1) continue
    stretches.push({ from, through: index, sessions })
    ;[from, sessions] = [index + 1, 0]
  }
  return stretches
}
