import type { Bridge } from '#shared/contract/index.ts'
import type { Schedule } from '../model/save-queue.ts'

/** What the stores of the entry screen need from outside. */
export type EntryDeps = {
  readonly bridge: Bridge
  readonly newCommandId: () => string
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  readonly schedule: Schedule
  /** Something was stored: what lists sessions is out of date. */
  readonly onStored: () => void
  /** The person at the desk may see sessions and not enter them. */
  readonly readOnly?: boolean
  /** The person at the desk may take approvals back. */
  readonly mayReview?: boolean
  /** They may correct what has left. */
  readonly mayCorrect?: boolean
  /** They may take back what has left and put nothing in its place. */
  readonly mayVoid?: boolean
}
