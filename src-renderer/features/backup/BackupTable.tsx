import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { ListedBackup } from '#shared/contract/backup.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { BackupStore } from './backup-store.ts'
import { kindInWords } from './backup-words.ts'
import classes from './BackupPage.module.css'

/** The backups that are there, newest first; each can be compared and restored in a rehearsal. */
export function BackupTable({ store }: { readonly store: BackupStore }) {
  const list = useStore(store.view, view => view.list)
  if (list.length === 0) return null
  return (
    <div className={classes.frame} role="region" aria-label="Table of backups" tabIndex={0}>
      <table className={classes.backups}>
        <thead>
          <tr>
            <th scope="col">Written</th>
            <th scope="col">Sessions</th>
            <th scope="col">Size</th>
            <th scope="col">Opens with</th>
            <th scope="col">Folder</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map(backup => (
            <BackupRow key={backup.path} store={store} backup={backup} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { readonly store: BackupStore; readonly backup: ListedBackup }

function BackupRow({ store, backup }: RowProps) {
  const { working, shown } = useStore(store.view)
  const { path, folder, name, manifest, bytes, opensWith } = backup
  const verdict = shown[path]
  const busy = working !== null
  const byKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || busy) return
    const deed = { c: store.compare, r: store.rehearse }[event.key.toLowerCase()]
    if (deed === undefined) return
    event.preventDefault()
    void deed(path)
  }
  return (
    <>
      <tr onKeyDown={byKey}>
        <th scope="row">
          {manifest === null ? name : instantInWords(manifest.madeAt)}
          {backup.kind === 'before-update' && <span className={classes.kind}>{kindInWords(backup)}</span>}
        </th>
        <td>{manifest === null ? 'not verified' : manifest.sessions}</td>
        <td>{sizeInWords(bytes)}</td>
        <td>{opensWith === 'this-key' ? 'a key kept here' : 'the recovery code of its time'}</td>
        <td className={classes.folder}>{folder}</td>
        <td>
          <Button look="quiet" shortcut="C" disabled={busy} onClick={() => void store.compare(path)}>
            <span>
              Compare<span className="visually-hidden"> {name} with its manifest</span>
            </span>
          </Button>
          <Button look="quiet" shortcut="R" disabled={busy} onClick={() => void store.rehearse(path)}>
            <span>
              Rehearse<span className="visually-hidden"> restoring {name}</span>
            </span>
          </Button>
        </td>
      </tr>
      {verdict && (
        <tr>
          <td colSpan={6} role="status" className={verdict.good ? classes.good : classes.bad}>
            <Icon name={verdict.good ? 'complete' : 'block'} /> {verdict.sentence}
          </td>
        </tr>
      )}
    </>
  )
}

function sizeInWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  return megabytes < 10 ? `${megabytes.toFixed(1)} MB` : `${Math.round(megabytes)} MB`
}
