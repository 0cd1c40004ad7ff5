import type { Brand } from './brand.ts'

/** A day of the Gregorian calendar that exists, as `YYYY-MM-DD`. Sorts as text. */
export type IsoDate = Brand<string, 'IsoDate'>

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; null for another shape or for a day that does not exist, such as 2026-02-30. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return text as IsoDate
}

/** Days of a month (1 to 12), leap years counted. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
