import type { LastChange } from '#shared/contract/review-word.ts'
import type { SessionState } from '#shared/domain/session.ts'

/** As long as a draft was changed this short a time ago, it is taken to be in the making. */
const TYPING_MS = 15 * 60_000

const AT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' })

/** Who changed a session last if it was somebody else: `Being typed by NAME, last change 2 min ago`; else null. */
export function lastChangeInWords(
  change: LastChange | null,
  { state, nowMs }: { readonly state: SessionState; readonly nowMs: number },
): string | null {
  if (change === null || change.mine) return null
  const passed = nowMs - Date.parse(change.at)
  const isTyped = state === 'draft' && passed < TYPING_MS
  return isTyped
    ? `Being typed by ${change.by}, last change ${ago(passed)}`
    : `Last changed by ${change.by}, ${AT.format(Date.parse(change.at))}`
}

function ago(passedMs: number): string {
  const minutes = Math.floor(passedMs / 60_000)
  return minutes < 1 ? 'just now' : `${minutes} min ago`
}
