import { parseIsoDate, type IsoDate } from './iso-date.ts'

const DAY_MS = 86_400_000

/** The day so many days later; earlier for a negative number. `isoDayAfter('2026-02-28', 1)` is `2026-03-01`. */
export function isoDayAfter(day: IsoDate, days: number): IsoDate {
  return isoDayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)
}

/** Days from one day to another; negative where the other is earlier. */
export function daysBetween(day: IsoDate, other: IsoDate): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS)
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

function isoDayOf(timeMs: number): IsoDate {
  const day = parseIsoDate(new Date(timeMs).toISOString().slice(0, 10))
  if (day === null) throw new Error('A day left the calendar.')
  return day
}
