import { useEffect, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useQuickPicks } from '../desk-context.ts'
import { goTo } from '../go-to.ts'
import { isUntouched } from '../model/session-edits.ts'
import { useEntry, useSession, useView } from '../session-context.ts'
import { canRedo, canUndo } from '../store/session-state.ts'
import { lastChangeInWords } from '../model/last-change.ts'
import { savedAgo } from '../model/saved-ago.ts'
import classes from './StatusLine.module.css'

/** How the saving goes, undo and redo, and what was said last. */
export function StatusLine() {
  const session = useSession()
  const message = useView(view => view.message)
  const undoable = useView(canUndo)
  const redoable = useView(canRedo)
  const deedDone = useView(view => view.done !== null)
  return (
    <footer className={classes.line}>
      <SaveState />
      <span className={classes.buttons}>
        <IconButton
          icon="undo"
          label="Undo"
          shortcut="Ctrl+Z"
          disabled={!undoable}
          onClick={() => goTo(session, session.undo())}
        />
        <IconButton
          icon="redo"
          label="Redo"
          shortcut="Ctrl+Y"
          disabled={!redoable}
          onClick={() => goTo(session, session.redo())}
        />
      </span>
      <p role="status" className={classNames(classes.message, message?.tone === 'warn' && classes.warn)}>
        {message && (
          <span key={message.number} title={message.text}>
            {message.text}
          </span>
        )}
      </p>
      {deedDone && (
        <Button look="quiet" icon="undo" shortcut="Ctrl+Z" onClick={() => void session.undoDeed()}>
          Take it back
        </Button>
      )}
      <KeepAsQuickPick />
    </footer>
  )
}

/** Once there is something to keep. */
function KeepAsQuickPick() {
  const picks = useQuickPicks()
  const bare = useEntry(({ lesions }) => lesions.every(isUntouched))
  if (bare) return null
  return (
    <Button look="quiet" shortcut="Alt+Q" onClick={picks.beginNaming}>
      Keep as quick pick
    </Button>
  )
}

const TICK_MS = 1_000

function SaveState() {
  const saving = useView(view => view.saving)
  const conflict = useView(view => view.conflict)
  const change = useView(view => view.lastChange)
  const state = useView(view => view.state)
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    if (saving.kind !== 'saved') return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [saving])

  if (saving.kind === 'failed') {
    return (
      <p role="alert" className={classNames(classes.save, classes.failed)}>
        <Icon name="warn" /> Not saved. {conflict ? '' : saving.message}
      </p>
    )
  }
  return (
    <p className={classes.save}>
      <Icon name={saving.kind === 'saved' ? 'complete' : 'open'} size={12} />{' '}
      {saving.kind === 'saved'
        ? (lastChangeInWords(change, { state, nowMs: now }) ?? savedAgo(saving.at, now))
        : 'Saving …'}
    </p>
  )
}
