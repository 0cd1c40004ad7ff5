import { CORRECTION_REASON_LABEL } from '#shared/domain/correction.ts'
import { LATE_LABEL, LEFT_OPEN_LABEL, REOPEN_LABEL } from '#shared/domain/day-close-labels.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import { APPROVAL_REASON_LABEL, SEND_BACK_REASON_LABEL } from '#shared/domain/review.ts'

const REASONS: Readonly<Record<string, string>> = {
  ...REOPEN_LABEL,
  ...NO_CHARGE_LABEL,
  ...LEFT_OPEN_LABEL,
  ...LATE_LABEL,
  ...SEND_BACK_REASON_LABEL,
  ...APPROVAL_REASON_LABEL,
  ...HOLD_REASON_LABEL,
  ...CORRECTION_REASON_LABEL,
}

/** `wrong-side` is `Wrong side`; words that follow a code stay as they are. */
export function reasonInWords(reason: string): string {
  const [code = '', ...words] = reason.split(': ')
  const label = REASONS[code]
  return label === undefined ? reason : [label, words.join(': ')].filter(Boolean).join(' – ')
}
