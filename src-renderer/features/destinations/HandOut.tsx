import { useStore } from 'zustand'
import { FileButton } from '../../ui/FileButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import type { DestinationsStore, EditedSheet } from './destinations-store.ts'
import classes from './DestinationsPage.module.css'

/** What goes to the people at the other end: the specification, a sample, the sheet; and what comes from them. */
export function HandOut({
  store,
  edited,
}: {
  readonly store: DestinationsStore
  readonly edited: EditedSheet
}) {
  const folder = useStore(store.view, view => view.folder)
  const ready = edited.problems.length === 0 && edited.unfit === ''
  return (
    <section className={classes.group} aria-label="For the people at the other end">
      <h3 className={classes.wide}>For the people at the other end</h3>
      <div className={classes.wide}>
        <FolderField
          label="Folder for samples and specifications"
          folder={folder}
          onType={store.setFolder}
          onChoose={() => void store.chooseFolder()}
        />
      </div>
      <div className={classes.deeds}>
        <Button icon="file" disabled={!ready} onClick={() => void store.showSpecification()}>
          Show specification
        </Button>
        <Button icon="exported" disabled={!ready} onClick={() => void store.writeSpecification('pdf')}>
          Specification as PDF
        </Button>
        <Button icon="exported" disabled={!ready} onClick={() => void store.writeSpecification('html')}>
          as HTML
        </Button>
        <Button icon="exported" disabled={!ready} onClick={() => void store.writeSpecification('md')}>
          as Markdown
        </Button>
        <Button icon="exported" disabled={!ready} onClick={() => void store.writeSample()}>
          Sample file
        </Button>
        <Button icon="exported" disabled={!ready} onClick={() => void store.writeSpecification('json')}>
          Sheet as JSON
        </Button>
      </div>
      <FileButton
        icon="file"
        label="Check a file against this sheet"
        disabled={!ready}
        onFiles={([file]) => file && void store.check(file)}
      >
        Check a file against this sheet
      </FileButton>
    </section>
  )
}
