import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { ExportFormat, Hl7Version } from '#shared/contract/exports.ts'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'

const FORMATS: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'csv', label: 'CSV file' },
  { value: 'hl7', label: 'HL7 v2 batch (DFT^P03)' },
]

const VERSIONS: readonly { readonly value: Hl7Version; readonly label: string }[] = [
  { value: '2.3.1', label: '2.3.1' },
  { value: '2.5.1', label: '2.5.1' },
]

/** Which days, which kind of file, which folder. */
export function ExportChoices({ store, day }: { readonly store: ExportStore; readonly day: string }) {
  const { scope, format, hl7Version, folder, running, preview } = useStore(store.view)
  const lines = preview?.ready.reduce((sum, one) => sum + one.lines, 0) ?? 0
  return (
    <form
      className={classes.card}
      onSubmit={event => {
        event.preventDefault()
        void store.run()
      }}
    >
      <Radios
        legend="Sessions"
        value={scope}
        options={[
          { value: day, label: `of ${day}` },
          { value: 'all', label: 'of all days' },
        ]}
        onPick={picked => void store.setScope(picked)}
      />
      <Radios
        legend="File"
        value={format}
        options={FORMATS}
        onPick={picked => store.set({ format: picked })}
      />
      {format === 'hl7' && (
        <Radios
          legend="HL7 version"
          value={hl7Version}
          options={VERSIONS}
          onPick={picked => store.set({ hl7Version: picked })}
        />
      )}
      <FolderField store={store} folder={folder} />
      <Button type="submit" look="main" disabled={running || folder.trim() === '' || lines === 0}>
        {running ? 'Writing and checking …' : buttonText(lines)}
      </Button>
      <p className={classes.hint}>
        Each file is written aside, read back and compared with the log before it appears in the folder.
      </p>
    </form>
  )
}

function buttonText(lines: number): string {
  if (lines === 0) return 'Nothing to export'
  return `Export ${lines} charge ${lines === 1 ? 'line' : 'lines'}`
}

function FolderField({ store, folder }: { readonly store: ExportStore; readonly folder: string }) {
  return (
    <Field label="Folder" hint={folder.trim() === '' ? 'Choose a folder or type its path.' : ''}>
      {tie => (
        <span className={classes.folder}>
          <input
            {...tie}
            value={folder}
            maxLength={1_000}
            autoComplete="off"
            spellCheck={false}
            onChange={event => store.set({ folder: event.currentTarget.value })}
          />
          <Button icon="folder" onClick={() => void store.chooseFolder()}>
            Choose
          </Button>
        </span>
      )}
    </Field>
  )
}

type RadiosProps<T extends string> = {
  readonly legend: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onPick: (value: T) => void
}

function Radios<T extends string>({ legend, value, options, onPick }: RadiosProps<T>) {
  return (
    <fieldset className={classes.radios}>
      <legend>{legend}</legend>
      {options.map(option => (
        <label key={option.value}>
          <input
            type="radio"
            name={legend}
            checked={value === option.value}
            onChange={() => onPick(option.value)}
          />{' '}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
