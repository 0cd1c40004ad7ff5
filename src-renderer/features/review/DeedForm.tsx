import type { ReviewDetails } from '#shared/contract/review.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import {
  APPROVAL_REASON_LABEL,
  APPROVAL_REASONS,
  SEND_BACK_REASON_LABEL,
  SEND_BACK_REASONS,
} from '#shared/domain/review.ts'
import { HOLD_REASONS } from '#shared/domain/session.ts'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import type { Asking } from './queue-view.ts'
import type { ReviewStore } from './review-store.ts'

export type DeedFormProps = {
  readonly store: ReviewStore
  readonly asking: Asking
  readonly details: ReviewDetails
  readonly name: string
}

const APPROVALS = APPROVAL_REASONS.map(reason => ({ reason, label: APPROVAL_REASON_LABEL[reason] }))
const SEND_BACKS = SEND_BACK_REASONS.map(reason => ({ reason, label: SEND_BACK_REASON_LABEL[reason] }))
const HOLDS = HOLD_REASONS.map(reason => ({ reason, label: HOLD_REASON_LABEL[reason] }))

/** The coded reason of a deed, with a few words. */
export function DeedForm({ store, asking, details, name }: DeedFormProps) {
  const close = () => store.askAbout(null)
  switch (asking) {
    case 'approve':
      return (
        <ReasonForm
          label={`Approve ${name}`}
          legend={`Why is it approved? Decides ${decidedInWords(details)}.`}
          reasons={APPROVALS}
          first="record-supports-it"
          deed="Approve"
          onGive={(reason, note) => void store.approve(reason, note)}
          onClose={close}
        />
      )
    case 'send-back':
      return (
        <ReasonForm
          label={`Send ${name} back to entry`}
          legend="What is to be mended?"
          reasons={SEND_BACKS}
          first="patient-or-order"
          deed="Send back"
          onGive={(reason, note) => void store.sendBack(reason, note)}
          onClose={close}
        />
      )
    case 'hold':
      return (
        <ReasonForm
          label={`Hold ${name}`}
          legend="What does it wait for?"
          reasons={HOLDS}
          first="waiting-for-report"
          deed="Hold"
          onGive={(reason, note) => void store.hold(reason, note)}
          onClose={close}
        />
      )
  }
}

function decidedInWords({ issues }: ReviewDetails): string {
  const findings = issues.filter(({ decided }) => decided).length
  const held = issues.some(({ kind }) => kind === 'hold')
  const parts = [
    ...(findings > 0 ? [`${findings} ${findings === 1 ? 'finding' : 'findings'}`] : []),
    ...(held ? ['the hold'] : []),
  ]
  return parts.join(' and ')
}
