import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useDesk, useDeskStore } from '../desk-context.ts'
import { completeAndGo } from '../go-to.ts'
import { useSession, useView } from '../session-context.ts'
import { HoldButton } from './HoldButton.tsx'
import classes from './PatientBanner.module.css'

/** What can be done with the session in the state it is in. */
export function BannerActions() {
  const session = useSession()
  const desk = useDeskStore()
  const state = useView(view => (view.dayClosed || view.readOnly ? null : view.state))
  const hasEarlier = useDesk(view => view.earlier !== null)
  return (
    <div className={classes.actions}>
      {hasEarlier && (
        <IconButton
          icon="switch"
          label="Session before"
          shortcut="Alt+B"
          onClick={() => void desk.switchBack()}
        />
      )}
      {state === 'held' && (
        <Button look="main" shortcut="Alt+H" onClick={() => void session.release()}>
          End hold
        </Button>
      )}
      {(state === 'draft' || state === 'complete') && <HoldButton />}
      {state === 'draft' && (
        <Button look="main" shortcut="Ctrl+Enter" onClick={() => void completeAndGo(session)}>
          Complete
        </Button>
      )}
      {state === 'draft' && (
        <IconButton
          icon="discard"
          label="Discard session"
          shortcut="Alt+X"
          onClick={() => void desk.discard()}
        />
      )}
    </div>
  )
}
