import { daysBetween, isoDayAfter, weekdayOf } from '#shared/base/days.ts'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { Days } from './slices.ts'

/** How a period is told in time: each bucket by its name, in order, and the bucket of a day. */
export type TimeBuckets = {
  readonly unit: 'Day' | 'Week from' | 'Month' | 'Year'
  readonly names: readonly string[]
  readonly nameOf: (day: string) => string
}

/** Days up to a month, weeks up to half a year, months up to five years, years beyond. */
export function timeBuckets(period: Days): TimeBuckets {
  const days = daysBetween(period.from, period.through) + 1
  if (days <= 31) return bucketsBy('Day', period, day => day)
  if (days <= 184) return bucketsBy('Week from', period, day => mondayOf(day))
  if (days <= 5 * 366) return bucketsBy('Month', period, day => day.slice(0, 7))
  return bucketsBy('Year', period, day => day.slice(0, 4))
}

function bucketsBy(
  unit: TimeBuckets['unit'],
  { from, through }: Days,
  nameOf: (day: IsoDate) => string,
): TimeBuckets {
  const days = daysBetween(from, through) + 1
  const names = Array.from({ length: days }, (_, index) => nameOf(isoDayAfter(from, index)))
  return {
    unit,
    names: [...new Set(names)],
    nameOf: text => {
      const day = parseIsoDate(text)
      return day === null ? text : nameOf(day)
    },
  }
}

function mondayOf(day: IsoDate): IsoDate {
  return isoDayAfter(day, 1 - weekdayOf(day))
}
