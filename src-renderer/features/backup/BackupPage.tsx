import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { BackupStore, BackupWork } from './backup-store.ts'
import classes from './BackupPage.module.css'
import { BackupTable } from './BackupTable.tsx'
import { KeyCard } from './KeyCard.tsx'
import { PlanForm } from './PlanForm.tsx'
import { RecoveryCard } from './RecoveryCard.tsx'
import { RestoreCard } from './RestoreCard.tsx'

export type BackupPageProps = {
  readonly store: BackupStore
  /** Closes the log, so that a backup can take its place; null where there is nothing to lose or to restore. */
  readonly onRestore: (() => void) | null
  readonly onClose: () => void
}

/** How safe the log is: the newest good backup, all that are there, and the way back to a lost key. */
export function BackupPage({ store, onRestore, onClose }: BackupPageProps) {
  const { failure } = useStore(store.view)
  useEffect(() => {
    void store.open()
    return store.close
  }, [store])
  return (
    <Page title="Backup" onClose={onClose}>
      <div className={classes.page}>
        {failure !== null && (
          <p role="alert" className={classes.failure}>
            {failure}
          </p>
        )}
        <StandingCard store={store} />
        <BackupTable store={store} />
        <div className={classes.cards}>
          <div className={classes.column}>
            <PlanForm store={store} />
            {onRestore && <RestoreCard onRestore={onRestore} />}
          </div>
          <div className={classes.column}>
            <RecoveryCard store={store} />
            <KeyCard store={store} />
          </div>
        </div>
      </div>
    </Page>
  )
}

const WORKING: Readonly<Record<BackupWork, string>> = {
  backup: 'Writing a backup and reading it back. Work can go on meanwhile.',
  check: 'Reading the whole log. Work can go on meanwhile.',
  compare: 'Reading the backup.',
  witness: 'Reading the files without the key.',
  key: 'Copying the log with a new key and reading the copy. Best while nobody enters anything.',
  rehearse: 'Restoring the backup into a folder that is thrown away.',
}

function StandingCard({ store }: { readonly store: BackupStore }) {
  const { standing, working, verdict } = useStore(store.view)
  if (standing === null) return null
  const { last, next, notice, failed, folders, check } = standing
  const good = last !== null && notice === null
  return (
    <section className={classes.standing} aria-label="State of the backups">
      <div className={classes.headline} data-good={good}>
        <Icon name={good ? 'complete' : 'warn'} size={18} />
        <p>
          {last === null ? (
            <b>There is no backup of this log yet.</b>
          ) : (
            <>
              <b>The newest good backup was written {last.age}</b>, {instantInWords(last.at)},{' '}
              {last.sessions === 1 ? 'with 1 session' : `with ${last.sessions} sessions`}.
            </>
          )}{' '}
          {next}.
        </p>
        <Button
          look="main"
          shortcut="Ctrl+Enter"
          disabled={working !== null}
          onClick={() => void store.backUp()}
        >
          Back up now
        </Button>
      </div>
      <ul className={classes.facts}>
        {failed !== null && (
          <li className={classes.bad}>
            The try of {instantInWords(failed.at)} failed. {failed.sentence}
          </li>
        )}
        {folders.map(({ folder, problem }) => (
          <li key={folder} className={problem === null ? undefined : classes.bad}>
            {problem === null
              ? `Goes to ${folder}`
              : `${problem} It is brought there when the folder is back.`}
          </li>
        ))}
        <li className={check?.whole === false ? classes.bad : undefined}>
          {check === null
            ? 'The whole log was not read yet; it is read once a week.'
            : `The whole log was read ${instantInWords(check.at)}: ${check.sentence}`}{' '}
          <Button look="quiet" disabled={working !== null} onClick={() => void store.check()}>
            Read the whole log now
          </Button>
        </li>
      </ul>
      <p role="status" className={verdict?.good === false ? classes.bad : classes.good}>
        {working === null ? verdict?.sentence : WORKING[working]}
      </p>
    </section>
  )
}
