import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'

/** The time of day, as a port: tests set it, the core never asks the system itself. */
export type Clock = {
  /** Now, as an ISO 8601 instant in local time with its offset, such as `2026-11-20T09:10:00.000-05:00`. */
  readonly now: () => string
  /** Today in the department, `YYYY-MM-DD`. */
  readonly today: () => string
}

export const systemClock: Clock = {
  now: () => localInstant(new Date()),
  today: () => localDay(new Date()),
}

/** Today in the department, as a date to reckon with. */
export function todayOf(clock: Pick<Clock, 'today'>): IsoDate {
  const today = parseIsoDate(clock.today())
  if (today === null) throw new Error('The clock gives no date.')
  return today
}

/** The day in the machine's time zone. Asked on every key stroke, so the whole instant is not written out for it. */
export function localDay(date: Date): string {
  const year = String(date.getFullYear()).padStart(4, '0')
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The instant in the machine's time zone, with the offset written out. */
export function localInstant(date: Date): string {
  const offsetMinutes = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1)
  const sign = offsetMinutes < 0 ? '-' : '+'
  const magnitude = Math.abs(offsetMinutes)
  return `${local}${sign}${two(Math.floor(magnitude / 60))}:${two(magnitude % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
