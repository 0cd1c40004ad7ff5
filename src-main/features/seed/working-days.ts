import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { Random } from './seeded-random.ts'

/** A working day and how many sessions are done on it. */
export type WorkingDay = { readonly day: IsoDate; readonly sessions: number }

type Span = { readonly sessions: number; readonly years: number; readonly until: IsoDate }

/** How busy Monday to Friday are, against one another. */
const WEEK = [1.05, 1.15, 1.1, 1, 0.7] as const

/**
 * The working days of some years up to a day, with the sessions spread over them: a quiet day has about a quarter of a
 * busy one, the last week of a year is nearly empty, and the department grows a little from year to year.
 */
export function workingDays({ sessions, years, until }: Span, random: Random): readonly WorkingDay[] {
  const end = Date.parse(`${until}T00:00:00Z`)
  const days: { readonly day: IsoDate; readonly weight: number }[] = []
  const all = Math.round(years * 365.25)
  for (let back = all - 1; back >= 0; back--) {
    const date = new Date(end - back * DAY_MS)
    const busy = WEEK[date.getUTCDay() - 1]
    if (busy === undefined) continue
    const growth = 1 - (0.2 * back) / all
    const quiet = isBetweenTheYears(date) ? 0.3 : 1
    days.push({ day: isoDay(date), weight: busy * growth * quiet * (0.55 + 0.8 * random.share()) })
  }
  return spread(days, sessions)
}

const DAY_MS = 86_400_000

/** Each day gets its share, and all together exactly as many as asked for. */
function spread(
  days: readonly { readonly day: IsoDate; readonly weight: number }[],
  sessions: number,
): readonly WorkingDay[] {
  const total = days.reduce((sum, { weight }) => sum + weight, 0)
  let [seen, given] = [0, 0]
  return days.map(({ day, weight }) => {
    seen += weight
    const upToHere = Math.round((sessions * seen) / total)
    const own = upToHere - given
    given = upToHere
    return { day, sessions: own }
  })
}

function isBetweenTheYears(date: Date): boolean {
  return date.getUTCMonth() === 11 && date.getUTCDate() >= 24
}

function isoDay(date: Date): IsoDate {
  const day = parseIsoDate(date.toISOString().slice(0, 10))
  if (day === null) throw new Error('A day of the calendar cannot be read.')
  return day
}
