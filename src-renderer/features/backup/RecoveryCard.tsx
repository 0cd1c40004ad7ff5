import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { BackupStore } from './backup-store.ts'
import classes from './BackupPage.module.css'

/** The code that opens the log and its backups when the key store of this computer is lost. */
export function RecoveryCard({ store }: { readonly store: BackupStore }) {
  const { standing, code } = useStore(store.view)
  const [asked, setAsked] = useState(false)
  if (standing === null) return null
  const madeAt = standing.recoveryCodeMadeAt
  const make = () => {
    setAsked(false)
    void store.makeCode()
  }
  return (
    <section className={classes.card} aria-label="Recovery code">
      <h2>Recovery code</h2>
      <p>
        {madeAt === null
          ? 'None was made. If the key store of this computer is lost, so is the log, and every backup with it.'
          : `Made ${instantInWords(madeAt)}. It opens this log and its backups when the key store of this computer is lost.`}
      </p>
      {code === null ? null : (
        <div role="status" className={classes.code}>
          <code>{code}</code>
          <p>Write it down and keep it away from this computer. It is not shown again.</p>
        </div>
      )}
      {asked ? (
        <div className={classes.save}>
          <Button look="main" onClick={make}>
            Make a new one; the old one opens nothing any more
          </Button>
          <Button onClick={() => setAsked(false)}>Keep the old one</Button>
        </div>
      ) : (
        <Button onClick={madeAt === null ? make : () => setAsked(true)}>
          {madeAt === null ? 'Make a recovery code' : 'Make a new recovery code'}
        </Button>
      )}
    </section>
  )
}
