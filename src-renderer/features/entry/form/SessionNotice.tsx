import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { FAILURES } from '#shared/contract/failure.ts'
import { HOLD_REASON_LABEL } from '#shared/domain/labels.ts'
import { useDeskStore } from '../desk-context.ts'
import { useSession, useView } from '../session-context.ts'
import { asksForLate, type SessionView } from '../store/session-state.ts'
import { LateButton } from './LateButton.tsx'
import classes from './SessionNotice.module.css'

/** Why the session cannot be changed as it stands, and what to do about it. */
export function SessionNotice() {
  const session = useSession()
  const desk = useDeskStore()
  const conflict = useView(view => view.conflict)
  const text = useView(noticeOf)
  const state = useView(view => (view.dayClosed || view.readOnly ? null : view.state))
  const late = useView(asksForLate)
  if (text === null && !late) return null
  return (
    <div className={conflict ? classes.conflict : classes.notice} role={conflict ? 'alert' : undefined}>
      <Icon name={conflict ? 'warn' : 'lock'} />
      <span>
        {text ?? 'The day typed is closed. The draft is kept and belongs to no day until it is entered late.'}
      </span>
      {!conflict && late && <LateButton />}
      {conflict && (
        <Button shortcut="Alt+R" onClick={() => void desk.reload()}>
          Reload session
        </Button>
      )}
      {!conflict && (state === 'complete' || state === 'held') && (
        <Button shortcut="Alt+R" onClick={() => void session.reopen()}>
          Reopen
        </Button>
      )}
    </div>
  )
}

function noticeOf({ conflict, dayClosed, readOnly, state, hold, batches }: SessionView): string | null {
  if (conflict) return FAILURES['stale-revision']
  if (readOnly && state === 'draft') return 'You may read sessions, not enter them.'
  if (dayClosed && state !== 'exported')
    return 'The day is closed: the session can be read, and changed only when it is entered late.'
  if (state === 'complete' || state === 'approved') return 'Complete: it can be read, not changed.'
  if (state === 'held') {
    const note = hold?.note ? ` – ${hold.note}` : ''
    return `Held${hold ? `: ${HOLD_REASON_LABEL[hold.reason].toLowerCase()}${note}` : ''}.`
  }
  if (state === 'exported') {
    return `Exported${batches.length > 0 ? ` in batch ${batches.join(', ')}` : ''}: what has left is never changed.`
  }
  return state === 'discarded' ? 'Discarded.' : null
}
