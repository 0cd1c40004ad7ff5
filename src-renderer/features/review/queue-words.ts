import type { QueueGrouping, QueueRow } from '#shared/contract/review.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import {
  APPROVAL_REASON_LABEL,
  APPROVAL_REASONS,
  CLEAN,
  NO_REASON,
  SEND_BACK_REASON_LABEL,
  SENT_BACK,
  SEPARATE_LESION,
  type ReviewQueue,
} from '#shared/domain/review.ts'
import { ruleWords } from '#shared/domain/rule-words.ts'
import { HOLD_REASONS } from '#shared/domain/session.ts'
import { dayInWords } from '../day-list/calendar-day.ts'
import type { DayChoice } from './queue-view.ts'

export const DAY_CHOICE_LABEL = {
  all: 'All days',
  today: 'Today',
  'over-3': 'More than 3 days ago',
  'over-7': 'More than 7 days ago',
  'over-14': 'More than 14 days ago',
  range: 'A range of days',
} as const satisfies Record<DayChoice, string>

export const GROUPING_LABEL = {
  day: 'Day of service',
  age: 'Age',
  physician: 'Physician',
  reason: 'Reason or rule',
} as const satisfies Record<QueueGrouping, string>

const NONE_LABEL = {
  held: 'No reason',
  review: 'Rule not noted',
  incomplete: 'Being entered',
  waiting: 'Not noted',
  approved: 'Nothing to decide',
} as const satisfies Record<ReviewQueue, string>

/** What a queue is narrowed or grouped by: a rule or a coded reason in words. */
export function reasonInWords(queue: ReviewQueue, reason: string): string {
  if (reason === NO_REASON) return NONE_LABEL[queue]
  if (reason === SENT_BACK) return 'Sent back'
  if (reason === CLEAN) return 'Clean'
  const hold = HOLD_REASONS.find(one => one === reason)
  if (queue === 'held' && hold) return HOLD_REASON_LABEL[hold]
  if (queue === 'approved') return approvalInWords(reason)
  return ruleWords(reason).label
}

/** The coded reason of an override. */
export function approvalInWords(reason: string): string {
  if (reason === SEPARATE_LESION) return 'Said at entry to be a separate lesion'
  const known = APPROVAL_REASONS.find(one => one === reason)
  return known ? APPROVAL_REASON_LABEL[known] : reason
}

/** What stands in a session's way, in one line. */
export function issueInWords({ hold, word, issue, missingCount, state }: QueueRow): string {
  if (hold) return withNote(HOLD_REASON_LABEL[hold.reason], hold.note)
  if (word?.kind === 'sent-back')
    return `Sent back: ${withNote(SEND_BACK_REASON_LABEL[word.reason], word.note)}`
  if (word?.kind === 'approved') {
    const why = word.reason === null ? '' : `: ${withNote(APPROVAL_REASON_LABEL[word.reason], word.note)}`
    return `Approved by ${word.by}${why}`
  }
  const more = state === 'draft' && missingCount > 1 ? `, and ${missingCount - 1} more` : ''
  if (issue !== '') return `${issue}${more}`
  if (state === 'draft') return missingCount === 0 ? 'Not marked as complete' : `${missingCount} missing`
  return state === 'approved' ? 'Approved' : 'Clean'
}

function withNote(label: string, note: string): string {
  return note === '' ? label : `${label} – ${note}`
}

/** The heading that a row stands under. */
export function groupOf(
  row: QueueRow,
  {
    groupBy,
    queue,
    today,
  }: { readonly groupBy: QueueGrouping; readonly queue: ReviewQueue; readonly today: string },
): string {
  switch (groupBy) {
    case 'day':
      return row.performedOn === '' ? 'No day stated' : dayInWords(row.performedOn)
    case 'age':
      return ageGroup(daysSince(row.performedOn, today))
    case 'physician':
      return row.physician || 'No physician stated'
    case 'reason':
      return reasonInWords(queue, row.place.reason || NO_REASON)
  }
}

function ageGroup(days: number | null): string {
  if (days === null) return 'No day stated'
  if (days <= 0) return 'Today'
  if (days <= 3) return '1 to 3 days'
  if (days <= 7) return '4 to 7 days'
  return days <= 14 ? '8 to 14 days' : 'More than 14 days'
}

const DAY_MS = 86_400_000

/** Full days from a day of service to today; null where none is stated. */
export function daysSince(day: string, today: string): number | null {
  const passed = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS
  return Number.isNaN(passed) ? null : Math.round(passed)
}

export function countInWords(count: number, limit: number): string {
  return count >= limit ? `${limit.toLocaleString('en-US')}+` : String(count)
}
