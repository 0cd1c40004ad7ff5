import { useStore } from 'zustand'
import { ACCESSION_FIELDS, type AccessionField } from '#shared/contract/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { SettingsForm } from './settings-check.ts'
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
export function ExamsGroup({ store, form }: { readonly store: SettingsStore; readonly form: SettingsForm }) {
  const { problems, connection } = useStore(store.view)
  return (
    <fieldset className={classes.group}>
      <legend>Expected exams</legend>
      <Field label="Watched folder" hint="HL7 and CSV files put there are read; empty: none.">
        {tie => (
          <input
            {...tie}
            value={form.worklistFolder}
            maxLength={1_000}
            autoComplete="off"
            spellCheck={false}
            onChange={event => store.set({ worklistFolder: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Accession number in HL7 orders">
        {tie => (
          <select
            {...tie}
            value={form.worklistAccessionField}
            onChange={event => {
              const field = ACCESSION_FIELDS.find(one => one === event.currentTarget.value)
              if (field) store.set({ worklistAccessionField: field })
            }}
          >
            {ACCESSION_FIELDS.map(one => (
              <option key={one} value={one}>
                {ACCESSION_LABEL[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className={classes.tick}>
        <input
          type="checkbox"
          checked={form.worklistMoveRead}
          onChange={event => store.set({ worklistMoveRead: event.currentTarget.checked })}
        />{' '}
        Move read files to &quot;processed&quot;
      </label>
      {SERVER_FIELDS.map(({ name, label, hint }) => (
        <Field key={name} label={label} hint={hint} problem={problems[name]}>
          {tie => (
            <input
              {...tie}
              value={form[name]}
              maxLength={253}
              autoComplete="off"
              spellCheck={false}
              onChange={event => store.set({ [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <div className={classes.connection}>
        <Button onClick={() => void store.testConnection()}>Save and test the connection</Button>
        <p role="status">{connection}</p>
      </div>
    </fieldset>
  )
}
