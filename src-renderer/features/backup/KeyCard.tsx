import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import type { BackupStore } from './backup-store.ts'
import classes from './BackupPage.module.css'

/** A new key for the log, for when the old one may have been seen. */
export function KeyCard({ store }: { readonly store: BackupStore }) {
  const { working, standing } = useStore(store.view)
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
      {standing?.running === 'key' ? (
        <KeyProgress percent={standing.percent ?? 0} />
      ) : asked ? (
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

function KeyProgress({ percent }: { readonly percent: number }) {
  return (
    <div className={classes.progress}>
      <progress max={100} value={percent} aria-label="Change of the key" />
      <b>{percent} %</b>
    </div>
  )
}
