import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { EditionSummary } from '#shared/contract/reference.ts'
import { Button } from '../../../ui/Button.tsx'
import { periodOf } from '../model/dataset-rows.ts'
import { inGroups } from '../model/import-work.ts'
import { useReference } from '../reference-context.ts'
import { BadRows } from './BadRows.tsx'
import classes from './DatasetTable.module.css'

const SHOWN_HASH = 12

/** One edition: its files with their fingerprints, what is missing of it, and its removal. */
export function EditionDetails({ edition }: { readonly edition: EditionSummary }) {
  const { label, rows, badRows, firstBadRows, missingParts, files } = edition
  return (
    <section className={classes.edition} aria-label={label}>
      <div className={classes.editionHead}>
        <h2>{label}</h2>
        <span>
          {periodOf(edition)} · {inGroups(rows, 'row')}
        </span>
        {missingParts.length > 0 && <span className={classes.parts}>missing: {missingParts.join(', ')}</span>}
        <Removal edition={edition} />
      </div>
      <BadRows count={badRows} first={firstBadRows} />
      <ul className={classes.files}>
        {files.map(file => (
          <li key={file.sha256 + file.name}>
            <b>{file.name}</b> {inGroups(file.rows, 'row')} · loaded{' '}
            {file.loadedAt.slice(0, 16).replace('T', ' ')} by {file.loadedBy}
            <details className={classes.hash}>
              <summary>SHA-256 {file.sha256.slice(0, SHOWN_HASH)}…</summary>
              <code>{file.sha256}</code>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Two presses of the same key: the first says what goes and that it can come back, the second does it. */
function Removal({ edition: { id, label, rows } }: { readonly edition: EditionSummary }) {
  const { sets } = useReference().stores
  const isAsked = useStore(sets.view, view => view.removing === id)

  function press(event: KeyboardEvent): void {
    // A key held down is no second press.
    if (event.repeat && event.key !== 'Tab') event.preventDefault()
    if (event.key !== 'Escape' || !isAsked) return
    event.preventDefault()
    sets.askRemoval(null)
  }

  return (
    <span className={classes.removal} onKeyDown={press} onBlur={() => isAsked && sets.askRemoval(null)}>
      {isAsked && (
        <span role="status">
          {inGroups(rows, 'row')} no longer answer; the file can be loaded again. Escape keeps them.
        </span>
      )}
      <Button
        look={isAsked ? 'plain' : 'quiet'}
        icon="discard"
        aria-label={isAsked ? `Press again to remove ${label}` : `Remove ${label}`}
        onClick={() => (isAsked ? void sets.remove(id) : sets.askRemoval(id))}
      >
        {isAsked ? 'Press again to remove' : 'Remove'}
      </Button>
    </span>
  )
}
