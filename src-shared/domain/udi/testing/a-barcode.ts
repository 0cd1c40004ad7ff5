import type { IsoDate } from '#shared/base/iso-date.ts'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { gtinCheckDigit, hibcCheckCharacter } from '../check-digits.ts'

export function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`${text} is no day`)
  return date
}

export const TODAY = day('2026-11-20')

/** A GTIN of 14 digits from its first 13. */
export function gtin(thirteen: string): string {
  return thirteen + gtinCheckDigit(thirteen)
}

/** A HIBC text with its check character. */
export function hibc(text: string): string {
  return text + (hibcCheckCharacter(text) ?? '?')
}

/** `2027-01-31` as `270131`. */
export function yymmdd(date: string): string {
  return date.slice(2).replaceAll('-', '')
}

/** The number of a day within its year, in three digits. */
export function dayNumber(date: string): string {
  const start = Date.parse(`${date.slice(0, 4)}-01-01`)
  return String((Date.parse(date) - start) / 86_400_000 + 1).padStart(3, '0')
}
