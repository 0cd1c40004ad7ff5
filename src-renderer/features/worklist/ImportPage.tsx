import { useEffect } from 'react'
import { useStore } from 'zustand'
import { dayInWords } from '../day-list/calendar-day.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import classes from './ImportPage.module.css'
import { ImportResults } from './ImportResults.tsx'
import type { ImportStore, Sent } from './import-store.ts'
import { TableReader } from './TableReader.tsx'

/** The button that opens the dialog for files, for the key that does. */
export const CHOOSE_EXAMS_DEED = 'choose-exam-files'

export type ImportPageProps = {
  readonly store: ImportStore
  readonly day: string
  /** Why the watched folder cannot be read; empty when it can. */
  readonly folderProblem: string
  readonly onSettings: () => void
  readonly onClose: () => void
}

/** Where expected exams come in: files, pasted text, a worklist server, and what became of each. */
export function ImportPage({ store, day, folderProblem, onSettings, onClose }: ImportPageProps) {
  const table = useStore(store.view, view => view.table)
  const failure = useStore(store.view, view => view.failure)
  useEffect(() => void store.open(), [store])
  return (
    <Page title="Expected exams" onClose={onClose}>
      {failure !== null && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      {table && <TableReader store={store} table={table} day={day} />}
      <div className={classes.columns}>
        <FileCard store={store} />
        <PasteCard store={store} />
        <ServerCard store={store} day={day} folderProblem={folderProblem} onSettings={onSettings} />
      </div>
      <ImportResults store={store} />
    </Page>
  )
}

type CardProps = { readonly store: ImportStore }

function FileCard({ store }: CardProps) {
  const running = useStore(store.view, view => view.running)
  return (
    <section className={classes.card} aria-label="Files">
      <h2>
        <Icon name="file" /> Files
      </h2>
      <p className={classes.hint}>
        CSV or HL7 (ORM, OMI, SIU). Drop them on the window or choose them. The same file again changes
        nothing.
      </p>
      <FileButton
        label="Files to import"
        multiple
        shortcut="Ctrl+O"
        data-deed={CHOOSE_EXAMS_DEED}
        disabled={running}
        onFiles={files => void store.take(files.map(sentOf))}
      >
        {running ? 'Reading …' : 'Choose files'}
      </FileButton>
    </section>
  )
}

/** A file as it is sent; what it states is as old as the file. */
export function sentOf(file: File): Sent {
  return { name: file.name, blob: file, writtenAt: new Date(file.lastModified).toISOString() }
}

function PasteCard({ store }: CardProps) {
  const text = useStore(store.view, view => view.text)
  return (
    <section className={classes.card} aria-label="Pasted text">
      <h2>
        <Icon name="add" /> Pasted text
      </h2>
      <textarea
        className={classes.text}
        aria-label="Rows of a schedule"
        placeholder="Rows copied out of a schedule, a table or a message"
        rows={4}
        value={text}
        spellCheck={false}
        onChange={event => store.setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void store.takeText()
        }}
      />
      <Button shortcut="Ctrl+Enter" disabled={text.trim() === ''} onClick={() => void store.takeText()}>
        Read the text
      </Button>
    </section>
  )
}

type ServerCardProps = CardProps & Pick<ImportPageProps, 'day' | 'folderProblem' | 'onSettings'>

function ServerCard({ store, day, folderProblem, onSettings }: ServerCardProps) {
  const { hasServer, folder, running } = useStore(store.view)
  return (
    <section className={classes.card} aria-label="Worklist server and folder">
      <h2>
        <Icon name="search" /> Worklist server
      </h2>
      {hasServer ? (
        <Button shortcut="Alt+Shift+A" disabled={running} onClick={() => void store.query(day)}>
          {running ? 'Asking …' : `Ask for ${dayInWords(day)}`}
        </Button>
      ) : (
        <p className={classes.hint}>None is set; nothing goes over the network.</p>
      )}
      <h2>
        <Icon name="folder" /> Watched folder
      </h2>
      {folder === '' ? (
        <p className={classes.hint}>None is set.</p>
      ) : (
        <>
          <p className={classes.path}>{folder}</p>
          {folderProblem !== '' && (
            <p className={classes.warn}>
              <Icon name="warn" /> {folderProblem}
            </p>
          )}
          <Button shortcut="Alt+R" disabled={running} onClick={() => void store.checkFolder()}>
            Read it now
          </Button>
        </>
      )}
      <Button look="quiet" shortcut="Alt+S" onClick={onSettings}>
        Settings
      </Button>
    </section>
  )
}
