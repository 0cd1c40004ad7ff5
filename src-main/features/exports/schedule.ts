import { WEEKDAYS } from '#shared/contract/sheet-delivery.ts'
import type { Destination } from '#shared/contract/destinations.ts'
import type { ExportOutcome } from '#shared/contract/exports.ts'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Clock } from '#main/ports/clock.ts'
import { listDestinations } from './destinations/store.ts'
import { hasRun, insertRun } from './run-queries.ts'
import type { NewRun } from './runs.ts'

type ScheduleTools = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly send: (destination: string) => Promise<Result<ExportOutcome, Failure>>
}

/**
 * Sends what the sheets say is due, while a window is open. A time that passed while it was closed is made up for on
 * the same day, once. Each run is noted, whatever came of it.
 */
export async function runSchedules({ db, clock, send }: ScheduleTools): Promise<void> {
  for (const destination of listDestinations(db)) {
    const at = clock.now()
    const due = dueOf(destination, at)
    if (due === null || hasRun(db, destination.id, due)) continue
    const run = runOf(destination.id, await send(destination.id))
    // Another export is being composed: it is asked again at the next look.
    if (run === null) continue
    db.transaction(() => insertRun(db, { ...run, due, at }))
  }
}

/** The last time of the day that has come, as `2026-11-20 17:30`; null before the first, and on other days. */
export function dueOf(
  { sheet, retiredAt }: Pick<Destination, 'sheet' | 'retiredAt'>,
  now: string,
): string | null {
  const { schedule } = sheet.delivery
  if (retiredAt !== null || schedule.kind === 'by-hand') return null
  const [day, time] = [now.slice(0, 10), now.slice(11, 16)]
  const weekday = WEEKDAYS[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7]
  if (weekday === undefined || !schedule.days.includes(weekday)) return null
  const last = schedule.at.toSorted().findLast(one => one <= time)
  return last === undefined ? null : `${day} ${last}`
}

function runOf(destination: string, sent: Result<ExportOutcome, Failure>): NewRun | null {
  if (!sent.ok) {
    if (sent.error.code === 'export-running') return null
    return { destination, outcome: 'failed', words: sent.error.message, batch: null }
  }
  const { batch, waiting } = sent.value
  if (batch === null) return { destination, outcome: 'nothing', words: 'Nothing new was ready.', batch }
  if (waiting === null) {
    return { destination, outcome: 'released', words: `Batch ${batch} was written and checked.`, batch }
  }
  return { destination, outcome: 'waiting', words: `Batch ${batch} waits for its folder. ${waiting}`, batch }
}
