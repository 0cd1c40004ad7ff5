import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { DateOrder } from '#shared/contract/worklist-table.ts'

const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?=$|[ T]|\d{4,6}$)/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[ T])/
const NAMED = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})(?=$|[ T])/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** How the dates of some cells are written; null when nothing in them tells the month from the day. */
export function findDateOrder(cells: readonly string[]): DateOrder | null {
  const numbered = cells.map(cell => YEAR_LAST.exec(cell.trim())).filter(match => match !== null)
  if (numbered.length === 0) return 'year-first'
  if (numbered.some(match => Number(match[3]) > 12)) return 'month-first'
  return numbered.some(match => Number(match[1]) > 12) ? 'day-first' : null
}

/** A day, and the time where the cell has one too; null when it is no day of the calendar in this writing. */
export function readDay(
  text: string,
  order: DateOrder | null,
): { readonly on: string; readonly at: string } | null {
  const trimmed = text.trim()
  const parts = dayParts(trimmed, order)
  if (parts === null) return null
  const { year, month, day, length } = parts
  const on = parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  const rest = trimmed.slice(length).replace(/^[T ]+/, '')
  const at = rest === '' ? '' : readTime(rest)
  return on === null || at === null ? null : { on, at }
}

type DayParts = {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly length: number
}

function dayParts(text: string, order: DateOrder | null): DayParts | null {
  const first = YEAR_FIRST.exec(text)
  if (first) {
    const [all, year = '', sign = '', month = '', day = ''] = first
    return sign === '' && all.length !== 8 ? null : { year, month, day, length: all.length }
  }
  const named = NAMED.exec(text)
  if (named) {
    const [all, day = '', name = '', year = ''] = named
    const month = MONTHS.indexOf(name.toLowerCase()) + 1
    return { year, month: String(month), day, length: all.length }
  }
  const last = YEAR_LAST.exec(text)
  if (!last || (order !== 'month-first' && order !== 'day-first')) return null
  const [all, a = '', , b = '', year = ''] = last
  return order === 'month-first'
    ? { year, month: a, day: b, length: all.length }
    : { year, month: b, day: a, length: all.length }
}

const CLOCK = /^(\d{1,2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?\s*(?:([AaPp])\.?[Mm]\.?)?$/

/** A time of day as `HH:MM`: from `9:10`, `0910`, `09:10:00`, `9:10 AM`; null when it is none. */
export function readTime(text: string): string | null {
  const match = CLOCK.exec(text.trim())
  if (!match) return null
  const [, hours = '', minutes = '', half] = match
  const hour = hourOf(Number(hours), half?.toLowerCase())
  if (hour === null || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minutes}`
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
