/** A quarter that files are published for. */
export type Edition = { readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }

const MONTHS = ['Jan', 'Apr', 'Jul', 'Oct'] as const
const LONG_MONTHS = ['January', 'April', 'July', 'October'] as const
const LAST_DAYS = ['0331', '0630', '0930', '1231'] as const

/** `Jul` for the third quarter. */
export function shortMonthOf({ quarter }: Edition): string {
  return MONTHS[quarter - 1] ?? ''
}

export function longMonthOf({ quarter }: Edition): string {
  return LONG_MONTHS[quarter - 1] ?? ''
}

/** 1, 4, 7 or 10. */
export function firstMonthOf({ quarter }: Edition): number {
  return quarter * 3 - 2
}

/** Quarters since that of January 1996, the oldest in the pair edits. */
export function quartersSince1996({ year, quarter }: Edition): number {
  return (year - 1996) * 4 + quarter - 1
}

/** First day of a quarter counted from January 1996, as `YYYYMMDD`. */
export function firstDayOfQuarter(quarters: number): string {
  return `${1996 + Math.floor(quarters / 4)}${String((quarters % 4) * 3 + 1).padStart(2, '0')}01`
}

/** Last day of a quarter counted from January 1996, as `YYYYMMDD`. */
export function lastDayOfQuarter(quarters: number): string {
  return `${1996 + Math.floor(quarters / 4)}${LAST_DAYS[quarters % 4] ?? ''}`
}
