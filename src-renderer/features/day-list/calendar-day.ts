import { type IsoDate, parseIsoDate } from '#shared/base/iso-date.ts'

const DAY_MS = 86_400_000
const IN_WORDS = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
})

/** The day a number of days later; the same text when it is no day of the calendar. */
export function shiftDay(day: string, days: number): string {
  const from = parseIsoDate(day)
  return from === null ? day : new Date(atNoon(from) + days * DAY_MS).toISOString().slice(0, 10)
}

/** `Fri, Nov 20, 2026`. */
export function dayInWords(day: string): string {
  const date = parseIsoDate(day)
  if (date === null) return day
  return IN_WORDS.format(atNoon(date))
}

/** Noon is far from either end of the day, whatever the clocks do. */
function atNoon(day: IsoDate): number {
  return Date.parse(`${day}T12:00:00.000Z`)
}
