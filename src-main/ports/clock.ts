/** The time of day, as a port: tests set it, the core never asks the system itself. */
export type Clock = {
  /** Now, as an ISO 8601 instant in local time with its offset, such as `2026-11-20T09:10:00.000-05:00`. */
  readonly now: () => string
  /** Today in the department, `YYYY-MM-DD`. */
  readonly today: () => string
}

export const systemClock: Clock = {
  now: () => localInstant(new Date()),
  today: () => localInstant(new Date()).slice(0, 10),
}

/** The instant in the machine's time zone, with the offset written out. */
export function localInstant(date: Date): string {
  const offsetMinutes = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1)
  const sign = offsetMinutes < 0 ? '-' : '+'
  const magnitude = Math.abs(offsetMinutes)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${local}${sign}${two(Math.floor(magnitude / 60))}:${two(magnitude % 60)}`
}
