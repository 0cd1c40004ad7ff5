import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useDesk, useDeskStore } from './desk-context.ts'
import classes from './EmptyDesk.module.css'

/** No session is open: how one goes, in the order in which it is done, with the keys that do it. */
export function EmptyDesk({ onNew }: { readonly onNew: () => void }) {
  return (
    <main className={classes.desk} aria-label="Session">
      <Said />
      <h1>No session open</h1>
      <p>
        Choose an exam from the day list, scan its accession number, or begin a new session.{' '}
        <kbd>Alt+Shift+E</kbd> brings in the list of expected exams.
      </p>
      <Button className={classes.begin} look="main" icon="add" shortcut="Alt+N" onClick={onNew}>
        New session
      </Button>
      <ol className={classes.steps} aria-label="How a session goes">
        <Step title="Say who it is">
          MRN, name, accession, physician. <kbd>Enter</kbd> goes to the next field.
        </Step>
        <Step title="Say what was done, one key each">
          <kbd>R</kbd> right, <kbd>S</kbd> stereotactic, <kbd>W</kbd> wire. <kbd>N</kbd> begins the next
          lesion. What comes often is a quick pick: <kbd>Alt+1</kbd>.
        </Step>
        <Step title="Read what is charged, and why">
          <span className={classes.charge}>
            <b>19283</b> <i>RT</i> <span>×1</span>
          </span>
          appears while you type, with what is still missing.
        </Step>
        <Step title="Complete it">
          <kbd>Ctrl+Enter</kbd>. At the end of the day <kbd>Alt+E</kbd> hands the charges to billing, each
          line once.
        </Step>
      </ol>
      <p className={classes.foot}>
        Everything typed is saved by itself. <kbd>Ctrl+Z</kbd> takes back, <kbd>Ctrl+K</kbd> finds any action,{' '}
        <kbd>?</kbd> shows all keys. To try it on invented patients: Settings, training log.
      </p>
    </main>
  )
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className={classes.step}>
      <h2>{title}</h2>
      <p>{children}</p>
    </li>
  )
}

/** Why nothing could be opened, or what was thrown away last and can be taken back. */
function Said() {
  const desk = useDeskStore()
  const failure = useDesk(view => view.failure)
  const discarded = useDesk(view => view.discarded)
  const hasEarlier = useDesk(view => view.earlier !== null)
  return (
    <>
      {failure && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      {discarded && (
        <p role="status" className={classes.undo}>
          The session was discarded.
          <Button icon="undo" shortcut="Ctrl+Z" onClick={() => void desk.restore()}>
            Take it back
          </Button>
        </p>
      )}
      {hasEarlier && (
        <p className={classes.undo}>
          A session was worked on before.
          <Button icon="switch" shortcut="Alt+B" onClick={() => void desk.switchBack()}>
            Back to it
          </Button>
        </p>
      )}
    </>
  )
}
