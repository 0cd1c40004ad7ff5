import type { ReadableDb } from '#main/db/handles.ts'
import { countLinesOfDays } from './queries.ts'

const WEEKS = 8
/** Below this a median says nothing: a department that does two a week has many days with one. */
const FEWEST_TO_COMPARE = 4
const DAY_MS = 86_400_000

/**
 * A sentence for a day that has far fewer charge lines than its weekday usually has: less than half of the median of
 * the last eight weeks. Null for a usual day, and where there is too little to compare with.
 */
export function unusualDay(db: ReadableDb, day: string): string | null {
  const earlier = Array.from({ length: WEEKS }, (_, index) => dayBefore(day, 7 * (index + 1)))
  const counts = countLinesOfDays(db, [day, ...earlier])
  const own = counts.get(day) ?? 0
  const usual = medianOf(earlier.map(one => counts.get(one) ?? 0))
  if (usual < FEWEST_TO_COMPARE || own * 2 >= usual) return null
  const weekday = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', {
    weekday: 'long',
    timeZone: 'UTC',
  })
  return `${weekday}, ${day}, has ${own} charge ${own === 1 ? 'line' : 'lines'}; the median of the last ${WEEKS} ${weekday}s is ${usual}.`
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}

/** The middle value; of an even number of values the lower of the two in the middle. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0
}
