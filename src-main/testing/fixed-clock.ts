import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { Clock } from '#main/ports/clock.ts'

/** A clock that stands still until it is set. */
export type FixedClock = Clock & { readonly set: (now: string) => void }

export function fixedClock(start = '2026-11-20T09:10:00.000-05:00'): FixedClock {
  let now = start
  return {
    now: () => now,
    today: () => now.slice(0, 10),
    set: next => {
      now = next
    },
  }
}

/** A day that a test names. */
export function aDay(text: string): IsoDate {
  const day = parseIsoDate(text)
  if (day === null) throw new Error(`${text} is no day.`)
  return day
}
