import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'

/**
 * The year meant by its last two digits: the one that lies at most 49 years back or 50 ahead of this year. In 2026 the
 * year 76 is 2076 and 77 is 1977. Source: GS1 General Specifications, section 7.12.
 */
export function fullYear(twoDigits: number, today: IsoDate): number {
  const thisYear = Number(today.slice(0, 4))
  const inThisCentury = thisYear - (thisYear % 100) + twoDigits
  const ahead = inThisCentury - thisYear
  if (ahead > 50) return inThisCentury - 100
  return ahead < -49 ? inThisCentury + 100 : inThisCentury
}

/** A day of the calendar; day 0 stands for the last of its month. Null where there is no such day. */
export function calendarDay(year: number, month: number, day: number): IsoDate | null {
  if (day === 0) return lastOfMonth(year, month)
  return parseIsoDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`)
}

/** The day by its number within the year, 1 to 366. Null where the year has no such day. */
export function dayOfYear(year: number, number: number): IsoDate | null {
  let left = number
  for (let month = 1; month <= 12; month += 1) {
    const length = Number(lastOfMonth(year, month)?.slice(8))
    if (left <= length) return calendarDay(year, month, left === 0 ? -1 : left)
    left -= length
  }
  return null
}

/** `YYMMDD`, with day 00 for the last of the month. */
export function readYymmdd(text: string, today: IsoDate): IsoDate | null {
  const [year = '', month = '', day = ''] = text.match(/\d{2}/g) ?? []
  return calendarDay(fullYear(Number(year), today), Number(month), Number(day))
}

function lastOfMonth(year: number, month: number): IsoDate | null {
  for (const day of [31, 30, 29, 28]) {
    const last = calendarDay(year, month, day)
    if (last !== null) return last
  }
  return null
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
