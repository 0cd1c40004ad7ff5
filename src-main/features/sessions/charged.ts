import type { SessionRow } from './session-row.ts'

/** Whether the session has stored charge lines. */
export function isCharged({ state, held_from }: Pick<SessionRow, 'state' | 'held_from'>): boolean {
  return state === 'complete' || state === 'approved' || state === 'exported' || held_from === 'complete'
}
