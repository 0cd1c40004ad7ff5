import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import classes from './WayIn.module.css'

type RecoveryScreenProps = {
  /** Null where none could be made. */
  readonly code: string | null
  readonly problem: string | null
  readonly onDone: () => void
}

/** The code that opens the log when this computer is lost: shown once, before work begins. */
export function RecoveryScreen({ code, problem, onDone }: RecoveryScreenProps) {
  const [written, setWritten] = useState(false)
  return (
    <main className={classes.screen}>
      <section className={`${classes.card} ${classes.wide}`} aria-label="Recovery code">
        <p className={classes.product}>Chargemark</p>
        <h1>The recovery code of this log</h1>
        {code === null ? (
          <p role="alert" className={classes.said}>
            {problem} Make the recovery code later on the page Backup.
          </p>
        ) : (
          <>
            <p className={classes.lead}>
              The log is encrypted. If the key of this computer is lost, only this code opens the log and its
              backups. Write it down or print it, and keep it away from this computer. It is not shown again.
            </p>
            <p className={classes.code}>{code}</p>
            <label className={classes.tick}>
              <input
                type="checkbox"
                checked={written}
                autoFocus
                onChange={event => setWritten(event.currentTarget.checked)}
              />{' '}
              Written down
            </label>
          </>
        )}
        <div className={classes.buttons}>
          <Button look="main" disabled={code !== null && !written} onClick={onDone}>
            Begin work
          </Button>
          {code !== null && <Button onClick={() => window.print()}>Print the code</Button>}
        </div>
      </section>
    </main>
  )
}
