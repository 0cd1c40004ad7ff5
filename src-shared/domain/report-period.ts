import { daysBetween, isoDayAfter, weekdayOf } from '../base/days.ts'
import { parseIsoDate, type IsoDate } from '../base/iso-date.ts'

export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter', 'year', 'range'] as const
/** A stretch of the calendar, or any two days. */
export type PeriodUnit = (typeof PERIOD_UNITS)[number]

export const PERIOD_LABEL = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  range: 'From and through',
} as const satisfies Record<PeriodUnit, string>

export type Period = { readonly from: IsoDate; readonly through: IsoDate }

/** The stretch that a day lies in; weeks begin on Monday. A range is the day alone. */
export function periodOf(unit: PeriodUnit, day: IsoDate): Period {
  switch (unit) {
    case 'day':
    case 'range':
      return { from: day, through: day }
    case 'week': {
      const from = isoDayAfter(day, 1 - weekdayOf(day))
      return { from, through: isoDayAfter(from, 6) }
    }
    case 'month':
      return monthsFrom(day, monthOf(day), 1)
    case 'quarter':
      return monthsFrom(day, Math.floor((monthOf(day) - 1) / 3) * 3 + 1, 3)
    case 'year':
      return monthsFrom(day, 1, 12)
  }
}

/** The stretch before (-1) or after (1); a range moves by its own length. */
export function shiftPeriod(unit: PeriodUnit, { from, through }: Period, by: -1 | 1): Period {
  if (unit !== 'range') return periodOf(unit, by === 1 ? isoDayAfter(through, 1) : isoDayAfter(from, -1))
  const length = (daysBetween(from, through) + 1) * by
  return { from: isoDayAfter(from, length), through: isoDayAfter(through, length) }
}

function monthOf(day: IsoDate): number {
  return Number(day.slice(5, 7))
}

/** So many months from a month of the day's year. */
function monthsFrom(day: IsoDate, month: number, count: number): Period {
  const year = Number(day.slice(0, 4))
  const after = month + count
  const next = after > 12 ? firstOf(year + 1, after - 12) : firstOf(year, after)
  return { from: firstOf(year, month), through: isoDayAfter(next, -1) }
}

function firstOf(year: number, month: number): IsoDate {
  const day = parseIsoDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
  if (day === null) throw new Error('A month left the calendar.')
  return day
}
