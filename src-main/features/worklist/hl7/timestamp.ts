import { parseIsoDate } from '#shared/base/iso-date.ts'

const SHAPE =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,4}))?)?)?)?)?)?([+-]\d{4})?$/

/**
 * An HL7 time stamp as a UTC instant: `20261120091000-0500` is `2026-11-20T14:10:00.000Z`. Without an offset it is
 * the time of this department. Null where it is none.
 */
export function readInstant(text: string): string | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', part = '0', zone] =
    match
  const milliseconds = part.padEnd(3, '0').slice(0, 3)
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}`
  const time = Date.parse(zone === undefined ? clock : `${clock}${zone.slice(0, 3)}:${zone.slice(3)}`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Day and time of day as they stand in an HL7 time stamp; null where it is none. */
export function readDayAndTime(text: string): { readonly on: string; readonly at: string } | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute] = match
  const on = parseIsoDate(`${year}-${month}-${day}`)
  if (on === null || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null
  // Midnight is how a day without a time is often written.
  const at = hour === undefined || `${hour}${minute ?? '00'}` === '0000' ? '' : `${hour}:${minute ?? '00'}`
  return { on, at }
}
