import type { Lag } from '#shared/contract/closing.ts'

const DAY_MS = 86_400_000

/** Whole days from one day to another, both `YYYY-MM-DD`; negative when the second is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / DAY_MS)
}

/** How long things took, in days. With an even number of them the median is the longer of the middle two. */
export function lagOf(days: readonly number[]): Lag {
  const sorted = days.toSorted((a, b) => a - b)
  return {
    count: sorted.length,
    sameDay: sorted.filter(one => one <= 0).length,
    nextDay: sorted.filter(one => one === 1).length,
    later: sorted.filter(one => one > 1).length,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longest: sorted.at(-1) ?? 0,
  }
}
