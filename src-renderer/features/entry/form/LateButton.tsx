import { LATE_REASONS } from '#shared/domain/day-close.ts'
import { LATE_LABEL } from '#shared/domain/day-close-labels.ts'
import { useSession } from '../session-context.ts'
import { ReasonButton } from './ReasonButton.tsx'

/** Enters the session late, with the reason why it comes after the close. */
export function LateButton() {
  const session = useSession()
  return (
    <ReasonButton
      look="main"
      name="late"
      shortcut="Alt+Shift+T"
      label="Enter this session late"
      legend="Why is it entered late?"
      reasons={LATE_REASONS.map(reason => ({ reason, label: LATE_LABEL[reason] }))}
      first={session.view.getState().dayClosed ? 'left-open' : 'documents-late'}
      deed="Enter late"
      onGive={(reason, note) => void session.markLate(reason, note)}
    />
  )
}
