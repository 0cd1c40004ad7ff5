import { type RefObject, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { FormatKind } from '#shared/contract/interface-sheet.ts'
import { Button } from '../../ui/Button.tsx'
import { canSave, changesOf, type DestinationsStore, type EditedSheet } from './destinations-store.ts'
import classes from './DestinationsPage.module.css'
import { CheckedFile } from './CheckedFile.tsx'
import { SheetControl } from './form/SheetControl.tsx'
import { HandOut } from './HandOut.tsx'
import { ModeBadge } from './ModeBadge.tsx'
import { groupsOf } from './model/sheet-fields.ts'
import { valueAt } from './model/sheet-draft.ts'
import { FileView } from './preview/FileView.tsx'

const KINDS: readonly FormatKind[] = ['csv', 'hl7', 'columns', 'x12', 'fhir']

/** At the left the sheet, at the right what it writes, as billing takes it apart. */
export function SheetEditor({
  store,
  edited,
}: {
  readonly store: DestinationsStore
  readonly edited: EditedSheet
}) {
  const checked = useStore(store.view, view => view.checked)
  const form = useRef<HTMLDivElement>(null)
  useWantedField(store, form)
  return (
    <div className={classes.editor}>
      <SheetHead store={store} edited={edited} />
      <div ref={form} className={classes.form}>
        <Changes edited={edited} />
        <SheetForm store={store} edited={edited} />
        <HandOut store={store} edited={edited} />
      </div>
      <div className={classes.preview}>
        {checked ? <CheckedFile store={store} {...checked} /> : <Tried edited={edited} />}
      </div>
    </div>
  )
}

/** Puts the cursor into the field that somebody came here for. */
function useWantedField(store: DestinationsStore, form: RefObject<HTMLElement | null>): void {
  const wanted = useStore(store.view, view => view.wanted)
  useEffect(() => {
    if (wanted === null) return
    const place = form.current?.querySelector(`[data-path="${CSS.escape(wanted.path)}"]`)
    place?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    store.found()
  }, [store, form, wanted])
}

function SheetHead({ store, edited }: { readonly store: DestinationsStore; readonly edited: EditedSheet }) {
  const message = useStore(store.view, view => view.message)
  const { draft, stored } = edited
  const mode = valueAt(draft, 'mode')
  const changes = changesOf(edited).length
  return (
    <div className={classes.sheetHead}>
      <Button icon="previous" onClick={() => store.back()}>
        All destinations
      </Button>
      <h2>{String(valueAt(draft, 'name') ?? '')}</h2>
      <ModeBadge mode={mode === 'production' ? 'production' : 'test'} />
      {changes > 0 && (
        <span className={classes.unsaved}>{changes === 1 ? '1 change' : `${changes} changes`}</span>
      )}
      {stored?.retiredAt !== null && stored !== null && <span className={classes.id}>retired</span>}
      <p role="status" className={message?.tone === 'warn' ? classes.problem : classes.said}>
        {message?.text}
      </p>
      {stored !== null && (
        <Button icon={stored.retiredAt === null ? 'discard' : 'undo'} onClick={() => void store.settle()}>
          {stored.retiredAt === null ? 'Retire' : 'Use again'}
        </Button>
      )}
      <Button look="main" shortcut="Ctrl+Enter" disabled={!canSave(edited)} onClick={() => void store.save()}>
        Save
      </Button>
    </div>
  )
}

/** What saving would change, old and new, before it is saved. */
function Changes({ edited }: { readonly edited: EditedSheet }) {
  const changes = changesOf(edited)
  if (edited.stored === null) return <p className={classes.hint}>A new destination, not saved yet.</p>
  if (changes.length === 0)
    return <p className={classes.hint}>As saved, revision {edited.stored.revision}.</p>
  return (
    <section className={classes.changes} aria-label="Changes">
      <h3>{changes.length === 1 ? '1 change, not saved' : `${changes.length} changes, not saved`}</h3>
      <dl>
        {changes.slice(0, 12).map(({ path, from, to }) => (
          <div key={path}>
            <dt>{path}</dt>
            <dd>
              <del>{from}</del> → <ins>{to}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > 12 && <p>and {changes.length - 12} more.</p>}
    </section>
  )
}

function SheetForm({ store, edited }: { readonly store: DestinationsStore; readonly edited: EditedSheet }) {
  const { draft, stored, problems } = edited
  const kind = KINDS.find(one => one === valueAt(draft, 'format.kind'))
  const groups = kind === undefined ? [] : groupsOf(kind)
  const paths = groups.flatMap(group => group.fields.map(({ path }) => path))
  const problemAt = (path: string) =>
    problems.find(one => one.path === path || one.path.startsWith(`${path}.`))?.message
  // A sheet from a file may be wrong at a place that has no field here.
  const elsewhere = problems.filter(
    ({ path }) => !paths.some(known => path === known || path.startsWith(`${known}.`)),
  )
  return (
    <>
      {elsewhere.length > 0 && (
        <ul role="alert" className={classes.elsewhere}>
          {elsewhere.map(({ path, message }) => (
            <li key={path}>
              <b>{path || 'the sheet'}</b>: {message}
            </li>
          ))}
        </ul>
      )}
      {groups.map(({ title, fields }) => (
        <fieldset key={title} className={classes.group}>
          <legend>{title}</legend>
          {fields.map(field => (
            <div key={field.path} data-path={field.path} className={classes.place}>
              <SheetControl
                store={store}
                field={field}
                draft={draft}
                problem={problemAt(field.path)}
                disabled={field.path === 'id' && stored !== null}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </>
  )
}

function Tried({ edited: { files, problems, unfit } }: { readonly edited: EditedSheet }) {
  if (problems.length > 0) {
    return (
      <p className={classes.nothing}>
        {problems.length === 1 ? '1 field has' : `${problems.length} fields have`} to be put right before a
        file can be shown: {problems[0]?.path}.
      </p>
    )
  }
  if (unfit !== '') {
    return (
      <p className={classes.nothing}>The sheet is whole, and the invented charges do not fit it. {unfit}</p>
    )
  }
  return <FileView files={files} />
}
