const MINUTE_MS = 60_000
/** A share that comes back is noticed soon, one that stays away is not asked all day. */
const PAUSES_MINUTES = [1, 2, 5, 10, 20, 30] as const
const LONGEST_MINUTES = 60

/** How long a batch waits after so many attempts that did not succeed: longer each time, at most an hour. */
export function pauseAfter(attempts: number): number {
  return (PAUSES_MINUTES[Math.max(0, attempts - 1)] ?? LONGEST_MINUTES) * MINUTE_MS
}
