import { useStore } from 'zustand'
import { MAX_IMPORT_CHARACTERS, type DeviceImport } from '#shared/contract/devices.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import classes from './DevicesPage.module.css'
import type { DevicesStore } from './device-store.ts'

/** The catalogue from a file and into one. */
export function FileGroup({ store }: { readonly store: DevicesStore }) {
  const { folder, imported, devices } = useStore(store.view)
  return (
    <section className={classes.files} aria-label="As a file">
      <p>
        <FileButton
          label="Read a list (CSV)"
          accept=".csv,text/csv"
          onFiles={([file]) => file && void readFile(store, file)}
        >
          Read a list (CSV)
        </FileButton>
        <span className={classes.hint}>Columns name, type, device_identifier, supply_code, guidance.</span>
      </p>
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

async function readFile(store: DevicesStore, file: File): Promise<void> {
  const text = await file.text()
  await store.importText(text.slice(0, MAX_IMPORT_CHARACTERS))
}
