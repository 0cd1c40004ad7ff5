import type { DayStanding, DayTotals, Lag } from '#shared/contract/closing.ts'

/** `12 the same day, 2 the next, 1 later (longest 4 days)`. */
export function lagInWords({ count, sameDay, nextDay, later, longest }: Lag): string {
  if (count === 0) return 'none yet'
  const parts = [
    ...(sameDay > 0 ? [`${sameDay} the same day`] : []),
    ...(nextDay > 0 ? [`${nextDay} the next`] : []),
    ...(later > 0 ? [`${later} later`] : []),
  ]
  return `${parts.join(', ')}${longest > 1 ? ` (longest ${longest} days)` : ''}`
}

export type HoldNote = { readonly urgent: boolean; readonly text: string }

/** How long the bills of a day still wait, and whether that is a day or less. Nothing is urgent once all has left. */
export function billHoldInWords({ billHold, exported, totals, open, exams }: DayStanding): HoldNote {
  const waiting = Object.values(open).some(count => count > 0) || exams['in-work'] > 0
  if (totals.sessions > 0 && exported === totals.sessions && !waiting)
    return { urgent: false, text: 'All charges have left.' }
  const { left } = billHold
  if (left < 0) return { urgent: true, text: `Bills went out ${days(-left)} ago.` }
  if (left === 0) return { urgent: true, text: 'Bills go out today.' }
  return { urgent: left <= 1, text: `${days(left)} left until the bills go out.` }
}

/** `counted(1, 'line')` is `1 line`, `counted(2, 'line')` is `2 lines`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** `1 session, 2 lines, 2 units`. */
export function totalsInWords({ sessions, lines, units }: Omit<DayTotals, 'codes'>): string {
  return [counted(sessions, 'session'), counted(lines, 'line'), counted(units, 'unit')].join(', ')
}

function days(count: number): string {
  return counted(count, 'day')
}
