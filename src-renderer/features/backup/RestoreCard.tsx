import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import classes from './BackupPage.module.css'

/** The way to put a backup in the place of this log, of this computer or of another. */
export function RestoreCard({ onRestore }: { readonly onRestore: () => void }) {
  const [asked, setAsked] = useState(false)
  return (
    <section className={classes.card} aria-label="Restore">
      <h2>Restore</h2>
      <p>
        The log is closed and a backup takes its place: of this computer, or of another one with its recovery
        code. The log that is there keeps its bytes under another name.
      </p>
      {asked ? (
        <div className={classes.save}>
          <Button look="main" onClick={onRestore}>
            Close the log and choose a backup
          </Button>
          <Button onClick={() => setAsked(false)}>Stay</Button>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>Restore a backup</Button>
      )}
    </section>
  )
}
