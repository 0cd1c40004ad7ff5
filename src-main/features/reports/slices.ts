import type { IsoDate } from '#shared/base/iso-date.ts'
import { daysBetween, isoDayAfter } from '#shared/base/days.ts'

/** A stretch of days, both ends in it. */
export type Days = { readonly from: IsoDate; readonly through: IsoDate }

/** So few days are counted at once that a report is cancelled, and a save let through, without a wait. */
const DAYS_A_SLICE = 7

/** A period in stretches of a week. */
export function slicesOf({ from, through }: Days): readonly Days[] {
  const lastDay = daysBetween(from, through)
  return Array.from({ length: Math.ceil((lastDay + 1) / DAYS_A_SLICE) }, (_, index) => {
    const first = index * DAYS_A_SLICE
    return {
      from: isoDayAfter(from, first),
      through: isoDayAfter(from, Math.min(first + DAYS_A_SLICE - 1, lastDay)),
    }
  })
}
