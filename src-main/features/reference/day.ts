import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { Day } from './formats/rows.ts'

/** `2026-10-01` as 20261001. */
export function dayOf(date: IsoDate): Day {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10))
}

/** 20261001 as `2026-10-01`; throws on a number that is no day, which the readers never hand on. */
export function dateOf(day: Day): IsoDate {
  const digits = String(day).padStart(8, '0')
  const date = parseIsoDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
  if (date === null) throw new Error(`${day} is no day.`)
  return date
}
