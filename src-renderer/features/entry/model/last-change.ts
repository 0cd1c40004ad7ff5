import type { LastChange } from '#shared/contract/review-word.ts'
import type { SessionState } from '#shared/domain/session.ts'

type At = { readonly state: SessionState; readonly nowMs: number }

/** As long as a draft was changed this short a time ago, it is taken to be in the making. */
const TYPING_MS = 15 * 60_000

const AT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' })

/** Whether somebody else was typing a draft a short time ago. */
export function isBeingTyped(change: LastChange | null, { state, nowMs }: At): boolean {
  return change !== null && !change.mine && state === 'draft' && nowMs - Date.parse(change.at) < TYPING_MS
}

/** Who changed a session last if it was somebody else: `Being typed by NAME, last change 2 min ago`; else null. */
export function lastChangeInWords(change: LastChange | null, at: At): string | null {
  if (change === null || change.mine) return null
  return isBeingTyped(change, at)
    ? `Being typed by ${change.by}, last change ${ago(at.nowMs - Date.parse(change.at))}`
    : `Last changed by ${change.by}, ${AT.format(Date.parse(change.at))}`
}

function ago(passedMs: number): string {
  const minutes = Math.floor(passedMs / 60_000)
  return minutes < 1 ? 'just now' : `${minutes} min ago`
}
