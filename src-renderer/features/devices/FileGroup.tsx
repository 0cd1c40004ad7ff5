import { useStore } from 'zustand'
import { MAX_IMPORT_CHARACTERS, type DeviceImport } from '#shared/contract/devices.ts'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { Field } from '../../ui/Field.tsx'
import classes from './DevicesPage.module.css'
import type { DevicesStore } from './device-store.ts'

/** The catalogue from a file and into one. */
export function FileGroup({ store }: { readonly store: DevicesStore }) {
  const { folder, imported, devices } = useStore(store.view)
  return (
    <section className={classes.files} aria-label="As a file">
      <Field label="Read a list (CSV)" hint="Columns name, type, device_identifier, supply_code, guidance.">
        {tie => (
          <input
            {...tie}
            type="file"
            accept=".csv,text/csv"
            onChange={event => void readFile(store, event.currentTarget)}
          />
        )}
      </Field>
      <FolderField
        label="Folder for the list"
        hint="A new file is written; none is written over."
        folder={folder}
        onType={store.setFolder}
        onChoose={() => void store.chooseFolder()}
      >
        <Button
          icon="exported"
          disabled={folder.trim() === '' || devices.length === 0}
          onClick={() => void store.exportFile()}
        >
          Write list
        </Button>
      </FolderField>
      {imported && imported.refused.length > 0 && <Refused refused={imported.refused} />}
    </section>
  )
}

function Refused({ refused }: Pick<DeviceImport, 'refused'>) {
  return (
    <div role="alert" className={classes.refused}>
      <p>
        {refused.length} {refused.length === 1 ? 'line was' : 'lines were'} not taken:
      </p>
      <ul>
        {refused.slice(0, 50).map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            Line {line}: {message}
          </li>
        ))}
      </ul>
      {refused.length > 50 && <p>and {refused.length - 50} more.</p>}
    </div>
  )
}

async function readFile(store: DevicesStore, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0]
  if (!file) return
  const text = await file.text()
  // Chosen again, the same file is read again.
  input.value = ''
  await store.importText(text.slice(0, MAX_IMPORT_CHARACTERS))
}
