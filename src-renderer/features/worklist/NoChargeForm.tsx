import type { ExamSummary } from '#shared/contract/worklist.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { NO_CHARGE_REASONS, type NoChargeReason } from '#shared/domain/expected-exam.ts'
import { ReasonForm } from '../../ui/ReasonForm.tsx'

export type NoChargeFormProps = {
  readonly exam: Pick<ExamSummary, 'id' | 'cancelled' | 'patientName' | 'accession'>
  readonly onMark: (reason: NoChargeReason, note: string) => void
  readonly onClose: () => void
}

const REASONS = NO_CHARGE_REASONS.map(reason => ({ reason, label: NO_CHARGE_LABEL[reason] }))

/** Why an exam is not charged. */
export function NoChargeForm({ exam, onMark, onClose }: NoChargeFormProps) {
  return (
    <ReasonForm
      label={`No charge for ${exam.patientName || exam.accession}`}
      legend="Why is it not charged?"
      reasons={REASONS}
      first={exam.cancelled ? 'cancelled' : 'not-done'}
      deed="No charge"
      onGive={onMark}
      onClose={onClose}
    />
  )
}
