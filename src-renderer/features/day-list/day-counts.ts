import type { SessionSummary } from '#shared/contract/sessions.ts'

export type DayCounts = {
  readonly open: number
  readonly complete: number
  readonly held: number
  readonly exported: number
}

/** How many sessions of a day stand where. An approved one is complete. */
export function dayCounts(sessions: readonly Pick<SessionSummary, 'state'>[]): DayCounts {
  const count = (...states: readonly SessionSummary['state'][]) =>
    sessions.filter(session => states.includes(session.state)).length
  return {
    open: count('draft'),
    complete: count('complete', 'approved'),
    held: count('held'),
    exported: count('exported'),
  }
}
