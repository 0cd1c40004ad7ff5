/** Holds up whoever guesses: after three wrong tries each further one has to wait twice as long. */
export type AttemptLimit = {
  /** How long to wait before the next try, in milliseconds; 0 when it may be made. */
  readonly waitMs: () => number
  readonly wrong: () => void
  readonly wrongTries: () => number
}

const FREE_TRIES = 3
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000

/** Counts by a clock that nobody can set, such as `performance.now`. */
export function createAttemptLimit(nowMs: () => number): AttemptLimit {
  let tries = 0
  let openAtMs = 0
  return {
    waitMs: () => Math.max(0, openAtMs - nowMs()),
    wrong: () => {
      tries += 1
      if (tries < FREE_TRIES) return
      openAtMs = nowMs() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - FREE_TRIES))
    },
    wrongTries: () => tries,
  }
}
