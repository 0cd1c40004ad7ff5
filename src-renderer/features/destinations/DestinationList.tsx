import { useStore } from 'zustand'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Unclaimed } from '../export/Unclaimed.tsx'
import classes from './DestinationsPage.module.css'
import type { DestinationsStore } from './destinations-store.ts'
import { formatWord, scheduleWords } from './mode-words.ts'
import { ModeBadge } from './ModeBadge.tsx'
import { valueAt } from './model/sheet-draft.ts'

/** The receivers of charges, and what to begin a new one with. */
export function DestinationList({ store }: { readonly store: DestinationsStore }) {
  const { destinations, unclaimed, choosing, parked, message } = useStore(store.view)
  return (
    <>
      <p className={classes.lead}>
        What is agreed with each receiver stands in its sheet. Its files are made from the sheet and from
        nothing else.
      </p>
      <Unclaimed sentences={unclaimed} />
      <div className={classes.bar}>
        <Button look="main" icon="add" shortcut="N" onClick={() => store.chooseTemplate()}>
          New destination
        </Button>
        <SheetFile store={store} />
        {parked && (
          <Button icon="undo" onClick={() => store.takeUp()}>
            Go on with {String(valueAt(parked.draft, 'name') ?? 'the sheet')}, not saved
          </Button>
        )}
        <p role="status" className={message?.tone === 'warn' ? classes.problem : undefined}>
          {message?.text}
        </p>
      </div>
      {choosing && <Templates store={store} />}
      <div className={classes.frame}>
        <table className={classes.table}>
          <thead>
            <tr>
              {['Name', 'Mode', 'Format', 'Claims', 'Folder', 'When', 'Revision'].map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {destinations.map(destination => {
              const { id, sheet, revision, retiredAt } = destination
              return (
                <tr key={id} className={retiredAt === null ? undefined : classes.retired}>
                  <th scope="row">
                    <button type="button" className={classes.open} onClick={() => store.edit(destination)}>
                      {sheet.name}
                    </button>
                    <span className={classes.id}>
                      {id}
                      {retiredAt !== null && ', retired'}
                    </span>
                  </th>
                  <td>
                    <ModeBadge mode={sheet.mode} />
                  </td>
                  <td>{formatWord(sheet)}</td>
                  <td>{sheet.claims === 'both' ? 'both' : CLAIM_LABEL[sheet.claims]}</td>
                  <td className={classes.path}>{sheet.delivery.folder ?? 'chosen at each export'}</td>
                  <td>{scheduleWords(sheet)}</td>
                  <td>{revision}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A sheet that somebody sent, or that was written here. */
function SheetFile({ store }: { readonly store: DestinationsStore }) {
  return (
    <FileButton
      label="From a file (JSON)"
      accept=".json,application/json"
      onFiles={([file]) => void file?.text().then(text => store.readText(text))}
    >
      From a file (JSON)
    </FileButton>
  )
}

function Templates({ store }: { readonly store: DestinationsStore }) {
  const { templates } = useStore(store.view)
  return (
    <section className={classes.templates} aria-label="Begin with">
      <h2>Begin with</h2>
      <ul>
        {templates.map(({ title, words, sheet }, index) => (
          <li key={sheet.id}>
            <button type="button" autoFocus={index === 0} onClick={() => store.begin(sheet)}>
              <b>{title}</b>
              <span>{words}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
