import type { Brand } from '../base/brand.ts'

/** UUIDv7, as text. */
export type DayCloseId = Brand<string, 'DayCloseId'>

/** What is still open on a day: it has to be settled, or left open with a reason, before the day is closed. */
export const OPEN_KINDS = ['missing', 'incomplete', 'draft', 'held', 'review', 'approval'] as const
/**
 * `missing`: an expected exam without a session. `incomplete`: a draft from which something is missing. `draft`: a
 * draft that nobody marked as complete. `held`: on hold. `review`: complete, with a question to a reviewer. `approval`:
 * complete, in a department where nothing leaves before it is approved.
 */
export type OpenKind = (typeof OPEN_KINDS)[number]

/** A day whose open items are asked for. */
export type OpenDay = {
  readonly day: string
  readonly today: string
  /** Whether what is complete is open until it is approved. */
  readonly approvalRequired: boolean
}

/** Why something stays open when its day is closed. */
export const LEFT_OPEN_REASONS = [
  'waiting-for-report',
  'waiting-for-pathology',
  'question-to-physician',
  'patient-data-unclear',
  'enter-later',
  'other',
] as const
export type LeftOpenReason = (typeof LEFT_OPEN_REASONS)[number]

/** Why a session of a closed day is entered or changed after all. */
export const LATE_REASONS = [
  'left-open',
  'documents-late',
  'forgotten',
  'order-late',
  'system-down',
  'correction',
  'other',
] as const
export type LateReason = (typeof LATE_REASONS)[number]

/** Why a closed day is opened again. */
export const REOPEN_REASONS = [
  'charge-missing',
  'charge-wrong',
  'exam-list-changed',
  'closed-too-early',
  'other',
] as const
export type ReopenReason = (typeof REOPEN_REASONS)[number]

/** A session that was entered after its day was closed, with the reason that was given. */
export type LateMark = { readonly reason: LateReason; readonly note: string }
