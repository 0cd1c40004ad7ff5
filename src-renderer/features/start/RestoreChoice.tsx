import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RescueBackup } from '#shared/contract/rescue.ts'
import { instantInWords } from '../audit/audit-words.ts'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { kindInWords } from '../backup/backup-words.ts'
import { CodeField } from './RescuePanel.tsx'
import classes from './RescuePanel.module.css'
import type { RescueStore } from './rescue-store.ts'

type RestoreChoiceProps = {
  readonly store: RescueStore
  /** The recovery code has its field already. */
  readonly codeIsAbove: boolean
}

const SHOWN = 4

/** The backups that could take the place of the log, the newest chosen, each with what would be missing. */
export function RestoreChoice({ store, codeIsAbove }: RestoreChoiceProps) {
  const { list, chosen, working } = useStore(store.view)
  const [all, setAll] = useState(false)
  useEffect(() => void store.look(), [store])
  const picked = list?.find(({ path }) => path === chosen)
  const shown = all ? (list ?? []) : (list ?? []).slice(0, SHOWN)
  return (
    <form
      className={classes.way}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void store.restore()
      }}
    >
      {!codeIsAbove && <h2>From a backup</h2>}
      <BackupFolder store={store} />
      {list !== null && list.length === 0 && <p>No backup is in this folder.</p>}
      <div className={classes.list} role="radiogroup" aria-label="Backups">
        {shown.map(backup => (
          <BackupChoice key={backup.path} store={store} backup={backup} isChosen={backup.path === chosen} />
        ))}
      </div>
      {list !== null && list.length > shown.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          Show {list.length - shown.length} older ones
        </Button>
      )}
      {picked?.opensWith === 'own-code' &&
        (codeIsAbove ? (
          <p>This one needs the recovery code of its time, in the field above.</p>
        ) : (
          <CodeField store={store} />
        ))}
      {picked && (
        <p>
          <b>{picked.missing}</b> The log that is there keeps its bytes under another name.
        </p>
      )}
      <Button type="submit" look={codeIsAbove ? 'plain' : 'main'} disabled={working !== null || !picked}>
        Restore this backup
      </Button>
    </form>
  )
}

type BackupChoiceProps = {
  readonly store: RescueStore
  readonly backup: RescueBackup
  readonly isChosen: boolean
}

function BackupChoice({ store, backup, isChosen }: BackupChoiceProps) {
  const { path, name, manifest } = backup
  return (
    <label className={classes.choice}>
      <input
        type="radio"
        name="backup"
        checked={isChosen}
        disabled={manifest === null}
        onChange={() => store.set({ chosen: path })}
      />
      {manifest === null ? (
        <span>{name}, without a manifest</span>
      ) : (
        <span>
          {instantInWords(manifest.madeAt)},{' '}
          {manifest.sessions === 1 ? '1 session' : `${manifest.sessions} sessions`}
          {backup.kind === 'before-update' && `, ${kindInWords(backup)}`}
        </span>
      )}
    </label>
  )
}

function BackupFolder({ store }: { readonly store: RescueStore }) {
  const folder = useStore(store.view, view => view.folder)
  return (
    <FolderField
      label="Folder"
      hint="Empty: the backups in the data folder."
      folder={folder}
      onType={typed => store.set({ folder: typed })}
      onChoose={() => void store.chooseFolder()}
    >
      <Button onClick={() => void store.look()}>Look</Button>
    </FolderField>
  )
}
