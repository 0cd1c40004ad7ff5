import type { ReviewDetails } from '#shared/contract/review.ts'
import { REVIEW_QUEUES, type ReviewQueue } from '#shared/domain/review.ts'
import type { ReviewRights, ReviewStore } from './review-store.ts'

/** The keys of the page, each alone. They act wherever the cursor takes no text. */
export const REVIEW_KEYS = {
  approve: 'A',
  approveClean: 'C',
  sendBack: 'B',
  hold: 'H',
  endHold: 'E',
  withdraw: 'W',
  undo: 'U',
  reason: 'R',
  physician: 'P',
  days: 'D',
  grouping: 'G',
  showAll: 'X',
  decisions: 'O',
} as const

export type ReviewKey = keyof typeof REVIEW_KEYS

/** The key of a queue: its place. */
export function queueKey(queue: ReviewQueue): string {
  return String(REVIEW_QUEUES.indexOf(queue) + 1)
}

/** The queue that a key stands for. */
export function queueOfKey(key: string): ReviewQueue | undefined {
  return REVIEW_QUEUES[Number(key) - 1]
}

/** What may be done with the session chosen. */
export function canDo(
  details: ReviewDetails | null,
  { review, enter }: ReviewRights,
): {
  readonly [K in 'approve' | 'sendBack' | 'hold' | 'endHold' | 'withdraw']: boolean
} {
  const state = details?.state
  return {
    approve: review && (details?.canApprove ?? false),
    sendBack: review && (details?.canSendBack ?? false),
    hold: enter && (state === 'draft' || (state === 'complete' && (details?.canApprove ?? false))),
    endHold: enter && state === 'held',
    withdraw: review && state === 'approved' && (details?.canSendBack ?? false),
  }
}

/** Approves at once where nothing is to be decided; otherwise asks for the reason. */
export function approveOrAsk(store: ReviewStore): void {
  const { details } = store.view.getState()
  if (!details?.canApprove || !store.rights.review) return
  if (details.needsReason) store.askAbout('approve')
  else void store.approve(null, '')
}

/** Does what a key stands for with the session chosen; false where it stands for nothing now. */
export function pressDeed(store: ReviewStore, key: string): boolean {
  const { details, counts, ask, undoable } = store.view.getState()
  const can = canDo(details, store.rights)
  switch (key.toUpperCase()) {
    case REVIEW_KEYS.approve:
      if (can.approve) approveOrAsk(store)
      return can.approve
    case REVIEW_KEYS.approveClean: {
      const any = store.rights.review && ask.queue === 'waiting' && counts.clean > 0
      if (any) void store.approveClean()
      return any
    }
    case REVIEW_KEYS.sendBack:
      if (can.sendBack) store.askAbout('send-back')
      return can.sendBack
    case REVIEW_KEYS.hold:
      if (can.hold) store.askAbout('hold')
      return can.hold
    case REVIEW_KEYS.endHold:
      if (can.endHold) void store.release()
      return can.endHold
    case REVIEW_KEYS.withdraw:
      if (can.withdraw) void store.withdraw()
      return can.withdraw
    case REVIEW_KEYS.undo:
      if (undoable.length > 0) void store.undo()
      return undoable.length > 0
    default:
      return false
  }
}
