import { CORRECTION_REASON_LABEL, CORRECTION_REASONS } from '#shared/domain/correction.ts'
import { Button } from '../../../ui/Button.tsx'
import { useDeskStore } from '../desk-context.ts'
import { ReasonButton } from '../form/ReasonButton.tsx'
import { useView } from '../session-context.ts'
import { SentLines } from './SentLines.tsx'
import { isVoidWaiting } from '../store/session-state.ts'

const REASONS = CORRECTION_REASONS.map(reason => ({ reason, label: CORRECTION_REASON_LABEL[reason] }))

/** What can be done about a session that has left. */
export function ExportedButtons() {
  const desk = useDeskStore()
  const correctedBy = useView(view => view.correctedBy)
  const voidWaits = useView(isVoidWaiting)
  const mayCorrect = useView(view => view.mayCorrect)
  const mayVoid = useView(view => view.mayVoid)
  if (correctedBy !== null) {
    const { replacement } = correctedBy
    return (
      <>
        {replacement !== null && (
          <Button shortcut="Alt+Shift+K" onClick={() => void desk.open(replacement)}>
            Show the correction
          </Button>
        )}
        {voidWaits && mayVoid && (
          <Button shortcut="Alt+Shift+V" data-deed="void" onClick={() => void desk.withdrawVoid()}>
            Take the void back
          </Button>
        )}
      </>
    )
  }
  return (
    <>
      {mayCorrect && (
        <ReasonButton
          name="correct"
          shortcut="Alt+Shift+K"
          label="Correct what has left"
          legend="Why is it corrected?"
          reasons={REASONS}
          first="wrong-code"
          deed="Correct"
          onGive={(reason, note) => void desk.correctExported(reason, note)}
        />
      )}
      {mayVoid && (
        <ReasonButton
          name="void"
          look="quiet"
          shortcut="Alt+Shift+V"
          label="Void all charges of this session"
          legend="Why is every charge of it credited?"
          reasons={REASONS}
          first="duplicate-charge"
          deed="Void"
          onGive={(reason, note) => void desk.voidCharges(reason, note)}
        >
          <SentLines />
        </ReasonButton>
      )}
    </>
  )
}
