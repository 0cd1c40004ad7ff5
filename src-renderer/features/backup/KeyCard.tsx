import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import type { BackupStore } from './backup-store.ts'
import classes from './BackupPage.module.css'

/** A new key for the log, for when the old one may have been seen. */
export function KeyCard({ store }: { readonly store: BackupStore }) {
  const working = useStore(store.view, view => view.working)
  const [asked, setAsked] = useState(false)
  const change = () => {
    setAsked(false)
    void store.changeKey()
  }
  return (
    <section className={classes.card} aria-label="Key">
      <h2>Key</h2>
      <p>
        A new key makes the old one, and the recovery code, useless for this log. Backups written before still
        open here; elsewhere with the recovery code of their time.
      </p>
      {asked ? (
        <div className={classes.save}>
          <Button look="main" onClick={change}>
            Change the key now
          </Button>
          <Button onClick={() => setAsked(false)}>Keep the key</Button>
        </div>
      ) : (
        <Button disabled={working !== null} onClick={() => setAsked(true)}>
          Change the key
        </Button>
      )}
    </section>
  )
}
