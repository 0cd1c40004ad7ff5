import type { ReviewWord } from '#shared/contract/review-word.ts'
import { APPROVAL_REASONS, SEND_BACK_REASONS } from '#shared/domain/review.ts'
import type { ReviewWordRow } from './review-queries.ts'

/** A reviewer's word as the window is told of it. A reason of a later program is shown as "other". */
export function wordOf({ kind, reason, note, person: by, at }: ReviewWordRow): ReviewWord {
  if (kind === 'sent-back') {
    return { kind, reason: SEND_BACK_REASONS.find(one => one === reason) ?? 'other', note, by, at }
  }
  const known = APPROVAL_REASONS.find(one => one === reason) ?? 'other'
  return { kind, reason: reason === null ? null : known, note, by, at }
}
