import type { IsoDate } from '#shared/base/iso-date.ts'
import { localInstant } from '#main/ports/clock.ts'
import { uuidV7, type Ids } from '#main/ports/ids.ts'
import type { Random } from './seeded-random.ts'

/** A clock that runs through each working day, and ids that carry its time. */
export type SeedClock = {
  readonly ids: Ids
  /** Seven in the morning of a day on which so many sessions are to be entered. */
  readonly begin: (day: IsoDate, sessions: number) => void
  /** An instant a while later: about so many seconds where the day is full, more where it is not. */
  readonly after: (seconds: number) => string
  /** Half past five, or later if the day took longer. */
  readonly evening: (day: IsoDate) => string
}

/** From seven to half past four, in seconds. */
const WORKING_SECONDS = 34_200
const USUAL_SECONDS = 60

export function createSeedClock(random: Random): SeedClock {
  let [ms, idMs, pace] = [0, 0, 1]
  const ids: Ids = {
    next: () => {
      idMs = Math.max(idMs + 1, ms)
      return uuidV7(idMs, random.bytes(10))
    },
    code: (alphabet, length) => alphabet.slice(0, length),
  }
  return {
    ids,
    begin: (day, sessions) => {
      ms = Date.parse(`${day}T07:00:00`)
      pace = WORKING_SECONDS / Math.max(1, sessions * USUAL_SECONDS)
    },
    after: seconds => {
      ms += 1 + Math.floor(seconds * pace * 2_000 * random.share())
      return localInstant(new Date(ms))
    },
    evening: day => localInstant(new Date(Math.max(ms, Date.parse(`${day}T17:30:00`)))),
  }
}
