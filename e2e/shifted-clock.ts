import { localDay, localInstant, type Clock } from '#main/ports/clock.ts'

/** The clock of the machine, put forward by a story that cannot wait. */
export type ShiftedClock = Clock & { readonly pass: (seconds: number) => void }

export function shiftedClock(): ShiftedClock {
  let shiftMs = 0
  const date = () => new Date(Date.now() + shiftMs)
  return {
    now: () => localInstant(date()),
    today: () => localDay(date()),
    pass: seconds => {
      shiftMs += seconds * 1000
    },
  }
}
