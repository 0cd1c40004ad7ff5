import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import type { ExportFormat, ExportProgress, Hl7Version } from '#shared/contract/exports.ts'
import { dayInWords } from '../day-list/calendar-day.ts'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'
import { canRun, type ExportStore, HERE, readyLines } from './export-store.ts'
import { formatInWords } from './format-words.ts'
import { Radios } from './Radios.tsx'
import { RetentionField } from './RetentionField.tsx'

/** Which days. */
export function ScopeChoice({ store, day }: { readonly store: ExportStore; readonly day: string }) {
  const scope = useStore(store.view, view => view.scope)
  return (
    <Radios
      legend="Sessions"
      value={scope}
      options={[
        { value: day, label: `of ${dayInWords(day)}` },
        { value: 'all', label: 'of all days' },
      ]}
      onPick={picked => void store.setScope(picked)}
    />
  )
}

const FORMATS: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'csv', label: 'CSV file' },
  { value: 'hl7', label: 'HL7 v2 batch (DFT^P03)' },
]

const VERSIONS: readonly { readonly value: Hl7Version; readonly label: string }[] = [
  { value: '2.3.1', label: '2.3.1' },
  { value: '2.5.1', label: '2.5.1' },
]

type ExportChoicesProps = { readonly store: ExportStore; readonly onDestinations: () => void }

/** Which kind of file, which folder. */
export function ExportChoices({ store, onDestinations }: ExportChoicesProps) {
  const view = useStore(store.view)
  const lines = readyLines(view)
  return (
    <form
      className={classes.card}
      onSubmit={event => {
        event.preventDefault()
        void store.run()
      }}
    >
      <DestinationChoice store={store} />
      {view.destination === HERE ? (
        <>
          <FormatChoice store={store} />
          <ExportFolder store={store} />
        </>
      ) : (
        <>
          <DestinationPlace store={store} />
          <RetentionField store={store} />
        </>
      )}
      <Button
        type="submit"
        look="main"
        className={classes.submit}
        disabled={!canRun(view)}
        {...(lines > 0 ? { shortcut: 'Ctrl+Enter' } : {})}
      >
        {view.running ? 'Writing and checking …' : buttonText(lines)}
      </Button>
      <Progress store={store} />
      <p className={classes.hint}>
        Each file is written aside, read back and compared with the log before it appears in the folder.
      </p>
      <Button look="quiet" icon="folder" shortcut="Alt+Shift+D" onClick={onDestinations}>
        Destinations
      </Button>
    </form>
  )
}

/** How far a long export is, and the way out of it until its files are taken to the folder. */
function Progress({ store }: { readonly store: ExportStore }) {
  const running = useStore(store.view, view => view.running)
  const calledOff = useStore(store.view, view => view.calledOff)
  const progress = useStore(store.view, view => view.standing.progress)
  if (!running || progress === null || progress.of === 0) return null
  const { step, done, of } = progress
  return (
    <span className={classes.deeds}>
      <label>
        <progress max={of} {...(step === 'writing' ? {} : { value: done })} /> {stepInWords(progress)}
      </label>
      {step !== 'writing' && !calledOff && (
        <Button shortcut={EXPORT_KEYS.callOff} onClick={() => void store.cancel()}>
          Call off
        </Button>
      )}
      {calledOff && <span role="status">Being called off</span>}
    </span>
  )
}

function stepInWords({ step, done, of }: ExportProgress): string {
  const counted = `${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`
  switch (step) {
    case 'selecting':
      return `${counted} sessions looked at`
    case 'composing':
      return `${counted} charge lines written and compared`
    case 'writing':
      return of === 1 ? 'The file is taken to the folder' : `${of} files are taken to the folder`
  }
}

/** Where to; only shown when there is a choice. */
function DestinationChoice({ store }: { readonly store: ExportStore }) {
  const { destination, destinations } = useStore(store.view)
  if (destinations.length === 0) return null
  return (
    <Radios
      legend="To"
      value={destination}
      options={[
        ...destinations.map(({ id, sheet }) => ({ value: id, label: sheet.name })),
        { value: HERE, label: 'a folder chosen here' },
      ]}
      onPick={picked => void store.setDestination(picked)}
    />
  )
}

/** What the sheet of the chosen destination says. */
function DestinationPlace({ store }: { readonly store: ExportStore }) {
  const { destination, destinations } = useStore(store.view)
  const chosen = destinations.find(({ id }) => id === destination)
  if (!chosen) return null
  const { format, mode, delivery } = chosen.sheet
  return (
    <dl className={classes.place}>
      <dt>File</dt>
      <dd>
        {formatInWords(format.kind, format.kind === 'hl7' ? format.version : null)}
        {mode === 'test' && ', marked as a test'}
      </dd>
      <dt>Folder</dt>
      <dd>{delivery.folder}</dd>
    </dl>
  )
}

function FormatChoice({ store }: { readonly store: ExportStore }) {
  const { format, hl7Version } = useStore(store.view)
  return (
    <>
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
    </>
  )
}

function buttonText(lines: number): string {
  if (lines === 0) return 'Nothing to export'
  return `Export ${lines} charge ${lines === 1 ? 'line' : 'lines'}`
}

function ExportFolder({ store }: { readonly store: ExportStore }) {
  const folder = useStore(store.view, view => view.folder)
  return (
    <FolderField
      label="Folder"
      hint={folder.trim() === '' ? 'Choose a folder or type its path.' : ''}
      folder={folder}
      onType={typed => store.set({ folder: typed })}
      onChoose={() => void store.chooseFolder()}
    />
  )
}
