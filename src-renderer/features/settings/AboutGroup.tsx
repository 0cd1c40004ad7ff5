import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { RunningStatus } from '#shared/contract/app.ts'
import { Button } from '../../ui/Button.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import type { BackupStore } from '../backup/backup-store.ts'
import { SettingsGroup } from './SettingsGroup.tsx'
import classes from './SettingsPage.module.css'

type AboutGroupProps = { readonly status: RunningStatus; readonly backup: BackupStore }

/** The version, what protects the log, and the editions that answer today. */
export function AboutGroup({ status, backup }: AboutGroupProps) {
  const { reference, encryption, keyVault, version } = status
  return (
    <SettingsGroup section="about">
      <p>
        Chargemark <b>{version}</b>
      </p>
      <p>{encryption.sentence}</p>
      <p>{keyVault.sentence}</p>
      <Witness backup={backup} />
      <dl className={classes.editions}>
        <dt>Rules</dt>
        <dd>{reference.rules}</dd>
        <dt>Code pairs</dt>
        <dd>{reference.ptp}</dd>
        <dt>Unit limits</dt>
        <dd>{reference.mue}</dd>
        <dt>Add-on codes</dt>
        <dd>{reference.addOn}</dd>
        <dt>Fee schedule indicators</dt>
        <dd>{reference.mpfs}</dd>
      </dl>
    </SettingsGroup>
  )
}

/** What somebody without the key could read, and when that was looked at. */
function Witness({ backup }: { readonly backup: BackupStore }) {
  const { standing, working, failure } = useStore(backup.view)
  useEffect(() => void backup.refresh(), [backup])
  const witness = standing?.witness ?? null
  return (
    <>
      <p role="status">
        {working === 'witness' && 'Reading the files without the key.'}
        {working !== 'witness' &&
          (witness === null
            ? 'The files were not read without the key yet; that is done once a week.'
            : `${instantInWords(witness.at)}: ${witness.sentence}`)}{' '}
        {failure}
      </p>
      <div>
        <Button disabled={working !== null} onClick={() => void backup.readWithoutKey()}>
          Read the files without the key now
        </Button>
      </div>
    </>
  )
}
