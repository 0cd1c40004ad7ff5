import { useStore } from 'zustand'
import { ACCESSION_FIELDS, type AccessionField } from '#shared/contract/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { SettingChoice } from './SettingChoice.tsx'
import { SettingText } from './SettingText.tsx'
import { SettingTick } from './SettingTick.tsx'
import { SettingsGroup } from './SettingsGroup.tsx'
import classes from './SettingsPage.module.css'
import type { SettingsStore } from './settings-store.ts'

const SERVER_FIELDS = [
  {
    name: 'worklistHost',
    label: 'Worklist server',
    hint: 'Host name or address; empty: no network is used.',
  },
  { name: 'worklistPort', label: 'Port', hint: 'Usually 104.' },
  { name: 'worklistCalledAe', label: 'Called AE title', hint: 'Name of the server.' },
  { name: 'worklistCallingAe', label: 'Calling AE title', hint: 'Our name, as entered at the server.' },
  { name: 'worklistModality', label: 'Modality', hint: 'MG, US …; empty asks for all.' },
] as const

const ACCESSION_LABEL = {
  automatic: 'By itself: IPC-1, OBR-18, OBR-3',
  'OBR-18': 'OBR-18, placer field 1',
  'OBR-3': 'OBR-3, filler order number',
  'OBR-2': 'OBR-2, placer order number',
} as const satisfies Record<AccessionField, string>

/** Where expected exams come from: a folder that is watched, a worklist server. */
export function ExamsGroup({ store }: { readonly store: SettingsStore }) {
  const connection = useStore(store.view, view => view.connection)
  return (
    <SettingsGroup section="exams">
      <SettingText
        store={store}
        name="worklistFolder"
        label="Watched folder"
        hint="HL7 and CSV files put there are read; empty: none."
      />
      <SettingChoice
        store={store}
        name="worklistAccessionField"
        label="Accession number in HL7 orders"
        options={ACCESSION_FIELDS.map(value => ({ value, label: ACCESSION_LABEL[value] }))}
      />
      <SettingTick store={store} name="worklistMoveRead" label={'Move read files to "processed"'} />
      {SERVER_FIELDS.map(field => (
        <SettingText key={field.name} store={store} maxLength={253} {...field} />
      ))}
      <div className={classes.connection}>
        <Button onClick={() => void store.testConnection()}>Save and test the connection</Button>
        <p role="status">{connection}</p>
      </div>
    </SettingsGroup>
  )
}
