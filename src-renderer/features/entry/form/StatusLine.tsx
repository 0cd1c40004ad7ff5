import { useEffect, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { goTo } from '../entry-shortcuts.ts'
import { useSession, useView } from '../session-context.ts'
import { isEditable } from '../store/session-state.ts'
import { savedAgo } from '../model/saved-ago.ts'
import classes from './StatusLine.module.css'

/** How the saving goes, undo and redo, and what was said last. */
export function StatusLine() {
  const session = useSession()
  const message = useView(view => view.message)
  const canUndo = useView(view => isEditable(view) && view.history.past.length > 0)
  const canRedo = useView(view => isEditable(view) && view.history.future.length > 0)
  return (
    <footer className={classes.line}>
      <SaveState />
      <span className={classes.buttons}>
        <IconButton
          icon="undo"
          label="Undo"
          shortcut="Ctrl+Z"
          disabled={!canUndo}
          onClick={() => goTo(session, session.undo())}
        />
        <IconButton
          icon="redo"
          label="Redo"
          shortcut="Ctrl+Y"
          disabled={!canRedo}
          onClick={() => goTo(session, session.redo())}
        />
      </span>
      <p role="status" className={classNames(classes.message, message?.tone === 'warn' && classes.warn)}>
        {message && <span key={message.number}>{message.text}</span>}
      </p>
    </footer>
  )
}

const TICK_MS = 1_000

function SaveState() {
  const saving = useView(view => view.saving)
  const conflict = useView(view => view.conflict)
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
      {saving.kind === 'saved' ? savedAgo(saving.at, now) : 'Saving …'}
    </p>
  )
}
