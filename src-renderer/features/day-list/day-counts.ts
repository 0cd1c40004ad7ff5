import type { SessionSummary } from '#shared/contract/sessions.ts'

/** Where a session of a day stands, as the desk asks for it. */
export const DAY_GROUPS = ['open', 'complete', 'held', 'exported'] as const
export type DayGroup = (typeof DAY_GROUPS)[number]

const GROUP_OF = {
  draft: 'open',
  complete: 'complete',
  held: 'held',
  approved: 'complete',
  exported: 'exported',
  discarded: null,
} as const satisfies Record<SessionSummary['state'], DayGroup | null>

type Counted = Pick<SessionSummary, 'state'>

/** How many sessions of a day stand where. An approved one is complete. */
export function dayCounts(sessions: readonly Counted[]): Readonly<Record<DayGroup, number>> {
  const count = (group: DayGroup) => inGroup(sessions, group).length
  return {
    open: count('open'),
    complete: count('complete'),
    held: count('held'),
    exported: count('exported'),
  }
}

/** The sessions of a group; all of them when none is asked for. */
export function inGroup<T extends Counted>(sessions: readonly T[], group: DayGroup | null): readonly T[] {
  return group === null ? sessions : sessions.filter(session => GROUP_OF[session.state] === group)
}
