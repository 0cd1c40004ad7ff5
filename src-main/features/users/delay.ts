/** After so many wrong secrets in a row an administrator has to lift the lock-out. */
export const LOCK_OUT_AFTER = 8

/** The delay doubles from the second wrong secret on, in seconds. */
const LONGEST_SECONDS = 60
/** For the last administrator, who is never locked out: nobody could lift it. */
const LONGEST_WITHOUT_LOCK_OUT_SECONDS = 900

type Failures = {
  readonly failures: number
  readonly lastFailureAt: string | null
  /** False for the last administrator. */
  readonly canBeLockedOut: boolean
}

/**
 * Seconds until the next try is looked at, rounded up: none after one failure, then 1, 2, 4 up to a minute. A clock
 * that was set back does not make it longer.
 */
export function waitSeconds({ failures, lastFailureAt, canBeLockedOut }: Failures, now: string): number {
  if (lastFailureAt === null || failures < 2) return 0
  const longest = canBeLockedOut ? LONGEST_SECONDS : LONGEST_WITHOUT_LOCK_OUT_SECONDS
  const delay = Math.min(2 ** (failures - 2), longest)
  const gone = (Date.parse(now) - Date.parse(lastFailureAt)) / 1000
  return Math.min(delay, Math.max(0, Math.ceil(delay - gone)))
}
