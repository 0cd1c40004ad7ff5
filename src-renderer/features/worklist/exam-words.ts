import type { ExamSummary } from '#shared/contract/worklist.ts'
import { EXAM_FLAG_LABEL, NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'

/** What is said of an exam beside its standing: what to look at first, else why no charge, else what was ordered. */
export function examWords({ flags, noCharge, cancelled, standing, procedure, side }: ExamSummary): string {
  const [flag] = flags
  if (flag) return EXAM_FLAG_LABEL[flag]
  if (noCharge) return [NO_CHARGE_LABEL[noCharge.reason], noCharge.note].filter(Boolean).join(': ')
  if (cancelled && standing === 'no-charge') return NO_CHARGE_LABEL.cancelled
  const named = side !== null && !procedure.toLowerCase().includes(side) ? side : ''
  return [procedure, named].filter(Boolean).join(', ')
}

/** Whether "no charge" can be said of an exam, or taken back. */
export function canMark({ standing, noCharge, sessionId }: ExamSummary): boolean {
  return sessionId === null && (standing === 'missing' || standing === 'expected' || noCharge !== null)
}
