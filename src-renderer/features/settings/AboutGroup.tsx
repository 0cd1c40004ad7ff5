import type { RunningStatus } from '#shared/contract/app.ts'
import { SettingsGroup } from './SettingsGroup.tsx'
import classes from './SettingsPage.module.css'

/** The version, what protects the log, and the editions that answer today. */
export function AboutGroup({ status }: { readonly status: RunningStatus }) {
  const { reference, encryption, keyVault, version } = status
  return (
    <SettingsGroup section="about">
      <p>
        Chargemark <b>{version}</b>
      </p>
      <p>{encryption.sentence}</p>
      <p>{keyVault.sentence}</p>
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
