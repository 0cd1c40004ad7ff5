import { type IsoDate, parseIsoDate } from '#shared/base/iso-date.ts'
import type { Day } from './rows.ts'

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

/** Reads `YYYYMMDD`; null for another shape or a day that does not exist. */
export function dayOf(text: string): Day | null {
  return text.length === 8 ? dayAt(text, 0) : null
}

/** Reads `YYYYMMDD` at a place of a line, without cutting it out: the pair edits have five million of them. */
export function dayAt(text: string, at: number): Day | null {
  let day = 0
  for (let place = at; place < at + 8; place += 1) {
    const digit = text.charCodeAt(place) - 48
    if (!(digit >= 0 && digit <= 9)) return null
    day = day * 10 + digit
  }
  return existsOnCalendar(day) ? day : null
}

/** Reads the year and day of the year, `YYYYDDD`, as the add-on code edits give it. */
export function dayOfYear(text: string): Day | null {
  const match = /^(\d{4})(\d{3})$/.exec(text)
  if (!match) return null
  const [year, dayInYear] = [Number(match[1]), Number(match[2])]
  if (year < 1900 || dayInYear < 1 || dayInYear > (isLeap(year) ? 366 : 365)) return null
  for (let month = 12; month >= 1; month -= 1) {
    const before = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0)
    if (dayInYear > before) return year * 10_000 + month * 100 + (dayInYear - before)
  }
  return null
}

/** Reads the ways a site writes a day: `2026-10-01`, `20261001`, `10/1/2026`. */
export function writtenDay(text: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  if (iso) return dayOf(`${iso[1]}${iso[2]}${iso[3]}`)
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (american) return dayOf(`${american[3]}${american[1]?.padStart(2, '0')}${american[2]?.padStart(2, '0')}`)
  return dayOf(text)
}

/** First day of a month as an ISO date; null for no such month. */
export function firstOfMonth(year: number, month: number): IsoDate | null {
  return parseIsoDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
}

/** As an ISO date, such as 20261001 as `2026-10-01`. */
export function isoOfDay(day: Day): IsoDate | null {
  const text = String(day).padStart(8, '0')
  return parseIsoDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
}

function existsOnCalendar(day: Day): boolean {
  const dayInMonth = day % 100
  const month = Math.trunc(day / 100) % 100
  if (day < 19_000_101 || dayInMonth < 1 || month < 1 || month > 12) return false
  if (dayInMonth <= 28) return true
  if (month === 2) return dayInMonth === 29 && isLeap(Math.trunc(day / 10_000))
  return dayInMonth <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
