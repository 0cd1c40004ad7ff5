import { useStore } from 'zustand'
import { SettingText } from './SettingText.tsx'
import { SettingsGroup } from './SettingsGroup.tsx'
import classes from './SettingsPage.module.css'
import type { SettingsStore } from './settings-store.ts'

const FIELDS = [
  { name: 'site', label: 'Site code', hint: 'Stands in file names: 1 to 8 capital letters or digits.' },
  { name: 'sendingFacility', label: 'Sending facility', hint: 'HL7 MSH-4, as agreed with the receiver.' },
  { name: 'receivingApplication', label: 'Receiving application', hint: 'HL7 MSH-5.' },
  { name: 'receivingFacility', label: 'Receiving facility', hint: 'HL7 MSH-6.' },
  { name: 'exportFolder', label: 'Folder for charge files', hint: 'Where the export page begins.' },
] as const

/** The names that stand in charge files. */
export function FileGroup({ store }: { readonly store: SettingsStore }) {
  const workstation = useStore(store.view, view => view.workstation)
  return (
    <SettingsGroup section="files">
      {FIELDS.map(field => (
        <SettingText key={field.name} store={store} {...field} />
      ))}
      <p className={classes.fixed}>
        Workstation <b>{workstation}</b>: part of every line number, so it cannot be changed.
      </p>
    </SettingsGroup>
  )
}
