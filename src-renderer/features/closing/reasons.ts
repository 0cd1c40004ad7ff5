import type { DayListRow } from '#shared/contract/closing.ts'
import { LEFT_OPEN_REASONS, type LeftOpenReason } from '#shared/domain/day-close.ts'

/** Why something stays open. */
export type Reason = { readonly reason: LeftOpenReason; readonly note: string }

/** The reasons given so far, by the id of the session or of the exam. */
export type Reasons = ReadonlyMap<string, Reason>

export function withReason(reasons: Reasons, id: string, reason: Reason | null): Reasons {
  const next = new Map(reasons)
  if (reason === null) next.delete(id)
  else next.set(id, reason)
  return next
}

/** The id that a reason for a row goes by. */
export function idOf({ sessionId, examId }: Pick<DayListRow, 'sessionId' | 'examId'>): string {
  return sessionId ?? examId ?? ''
}

/** The reasons of what is still open. What is held brings the reason it is held for. */
export function givenReasons(reasons: Reasons, open: readonly DayListRow[]): Reasons {
  const kept = open.flatMap(row => {
    const id = idOf(row)
    const given = reasons.get(id) ?? reasonOfHold(row)
    return given ? [[id, given] as const] : []
  })
  return new Map(kept)
}

function reasonOfHold({ open, holdReason }: DayListRow): Reason | undefined {
  const reason = LEFT_OPEN_REASONS.find(one => one === holdReason)
  return open === 'held' && reason && reason !== 'other' ? { reason, note: '' } : undefined
}

/** Whether a row may stay open: it has a reason, and words where the reason needs them. */
export function isReasoned(reasons: Reasons, row: DayListRow): boolean {
  const given = reasons.get(idOf(row))
  return given !== undefined && (given.reason !== 'other' || given.note.trim() !== '')
}
