import type { ExamStanding } from '#shared/domain/expected-exam.ts'
import type { SessionState } from '#shared/domain/session.ts'
import type { DayEntry } from './day-entries.ts'

/** Where a session or an expected exam of a day stands, as the desk asks for it. */
export const DAY_GROUPS = ['missing', 'open', 'complete', 'held', 'exported', 'no charge'] as const
export type DayGroup = (typeof DAY_GROUPS)[number]

const GROUP_OF_SESSION = {
  draft: 'open',
  complete: 'complete',
  held: 'held',
  approved: 'complete',
  exported: 'exported',
  discarded: null,
} as const satisfies Record<SessionState, DayGroup | null>

/** An exam without a session of this day: its session, if it has one, is of another day. */
const GROUP_OF_EXAM = {
  missing: 'missing',
  'no-charge': 'no charge',
  expected: null,
  'in-work': 'open',
  charged: 'complete',
} as const satisfies Record<ExamStanding, DayGroup | null>

export function groupOf(entry: DayEntry): DayGroup | null {
  return entry.kind === 'session' ? GROUP_OF_SESSION[entry.session.state] : GROUP_OF_EXAM[entry.exam.standing]
}

/** How many of a day stand where. An approved session is complete. */
export function dayCounts(entries: readonly DayEntry[]): Readonly<Record<DayGroup, number>> {
  const count = (group: DayGroup) => inGroup(entries, group).length
  return {
    missing: count('missing'),
    open: count('open'),
    complete: count('complete'),
    held: count('held'),
    exported: count('exported'),
    'no charge': count('no charge'),
  }
}

/** Those of a group; all of them when none is asked for. */
export function inGroup(entries: readonly DayEntry[], group: DayGroup | null): readonly DayEntry[] {
  return group === null ? entries : entries.filter(entry => groupOf(entry) === group)
}
