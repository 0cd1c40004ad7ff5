import type {
  QueueChoices,
  QueueCounts,
  QueueFilter,
  QueueGrouping,
  QueueRow,
  ReviewDetails,
  SessionChanges,
} from '#shared/contract/review.ts'
import type { ReviewQueue } from '#shared/domain/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { shiftDay } from '../day-list/calendar-day.ts'

/** Which days of service are shown: all, from a number of days back and earlier, or a range. */
export const DAY_CHOICES = ['all', 'today', 'over-3', 'over-7', 'over-14', 'range'] as const
export type DayChoice = (typeof DAY_CHOICES)[number]

export type QueueAsk = {
  readonly queue: ReviewQueue
  readonly reason: string
  readonly physician: string
  readonly days: DayChoice
  /** Of the range; empty text for an open end. */
  readonly from: string
  readonly through: string
  readonly groupBy: QueueGrouping
}

/** What is being done with the session chosen, until it is confirmed or left. */
export type Asking = 'approve' | 'send-back' | 'hold'

/** A session as a deed needs it to be taken back. */
export type Undoable = { readonly id: SessionId; readonly revision: number }

/** The session stands by its name: it may be in another queue by now. */
export type ChangedMeanwhile = {
  readonly id: SessionId
  readonly name: string
  readonly changes: SessionChanges
}

export type ReviewView = {
  readonly ask: QueueAsk
  readonly rows: readonly QueueRow[]
  readonly more: boolean
  /** When the rows were read: what was changed later was not seen as it is. Empty until they were. */
  readonly readAt: string
  readonly counts: QueueCounts
  readonly choices: QueueChoices
  /** Place of the chosen row. */
  readonly chosen: number
  readonly details: ReviewDetails | null
  readonly asking: Asking | null
  /** What was changed in a session meanwhile, as a deed was refused for it. */
  readonly meanwhile: ChangedMeanwhile | null
  readonly said: { readonly tone: 'info' | 'warn'; readonly text: string; readonly number: number } | null
  /** Approvals of the last deed, as long as they can be taken back from here. */
  readonly undoable: readonly Undoable[]
  /** What waits for a reviewer, for the top bar. */
  readonly due: number
}

export const FIRST_ASK: QueueAsk = {
  queue: 'held',
  reason: '',
  physician: '',
  days: 'all',
  from: '',
  through: '',
  groupBy: 'day',
}

export const EMPTY_VIEW: ReviewView = {
  ask: FIRST_ASK,
  rows: [],
  more: false,
  readAt: '',
  counts: { held: 0, review: 0, incomplete: 0, waiting: 0, approved: 0, clean: 0 },
  choices: { reasons: [], physicians: [] },
  chosen: 0,
  details: null,
  asking: null,
  meanwhile: null,
  said: null,
  undoable: [],
  due: 0,
}

const OVER = { 'over-3': 4, 'over-7': 8, 'over-14': 15 } as const

/** What the core is asked for. `over-3` through today less four days: more than three days have passed. */
export function filterOf(ask: QueueAsk, today: string): QueueFilter {
  const { reason, physician, days, from, through } = ask
  switch (days) {
    case 'all':
      return { reason, physician, from: null, through: null }
    case 'today':
      return { reason, physician, from: today, through: today }
    case 'range':
      return { reason, physician, from: from || null, through: through || null }
    default:
      return { reason, physician, from: null, through: shiftDay(today, -OVER[days]) }
  }
}

/** Whether anything narrows the queue. */
export function isNarrowed({ reason, physician, days }: QueueAsk): boolean {
  return reason !== '' || physician !== '' || days !== 'all'
}
