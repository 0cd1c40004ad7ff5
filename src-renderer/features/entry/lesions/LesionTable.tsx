import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { Button } from '../../../ui/Button.tsx'
import { fieldLabel, withLabel } from '../model/field-labels.ts'
import { saidInShort } from '../model/said.ts'
import { fieldPath } from '../model/field-path.ts'
import { shownLesions } from '../model/session-edits.ts'
import { useEditable, useEntry, useSession, useView } from '../session-context.ts'
import type { SessionStore } from '../store/session-store.ts'
import { entryOf, standingRefusals, type SessionView } from '../store/session-state.ts'
import { COLUMNS, ROW_HINT } from './columns.ts'
import { isTextMove, moveInGrid } from './grid-moves.ts'
import { LesionRow } from './LesionRow.tsx'
import classes from './LesionTable.module.css'
import { appendLesion, dropLesion } from './use-lesion-row.ts'

/** The lesions, a row each. Every cell takes a single key; arrows go from cell to cell. */
export function LesionTable() {
  const session = useSession()
  const editable = useEditable()
  const lesions = shownLesions(useEntry(entry => entry.lesions))
  const [column, setColumn] = useState<string | null>(null)

  function press(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target
    if (!(target instanceof HTMLElement) || event.altKey || event.metaKey || event.defaultPrevented) return
    const lesion = target.closest<HTMLElement>('[data-lesion]')?.dataset.lesion
    if (event.ctrlKey && event.key === 'Delete' && lesion) dropLesion(session, lesion)
    else if (event.ctrlKey || isTextMove(target, event.key)) return
    else if (!moveInGrid(event.currentTarget, target, event.key)) return
    event.preventDefault()
  }

  return (
    <section aria-label="Lesions" className={classes.section}>
      <table
        className={classes.table}
        onKeyDown={press}
        onFocus={event => {
          setColumn(columnOf(event))
          rememberLesion(session, event.target)
        }}
        onBlur={event => event.currentTarget.contains(event.relatedTarget) || setColumn(null)}
      >
        <Head disabled={!editable} onAdd={() => appendLesion(session)} />
        <tbody>
          {lesions.map(lesion => (
            <LesionRow key={lesion.id} lesion={lesion} />
          ))}
        </tbody>
      </table>
      <LesionHint column={column} />
    </section>
  )
}

/** A scanned device goes where the cursor was last. */
function rememberLesion({ view }: SessionStore, target: Element): void {
  const row = target.closest<HTMLElement>('[data-lesion], [data-details]')?.dataset
  const lesionAt = row?.lesion ?? row?.details
  if (lesionAt !== undefined && view.getState().lesionAt !== lesionAt) view.setState({ lesionAt })
}

function columnOf(event: FocusEvent): string | null {
  return event.target.closest<HTMLElement>('[data-column]')?.dataset.column ?? null
}

function Head({ disabled, onAdd }: { readonly disabled: boolean; readonly onAdd: () => void }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">Lesion</span>
        </th>
        {COLUMNS.map(({ name, title, keys }) => (
          <th key={name} scope="col" className={classes[name]}>
            {title}{' '}
            <span className="key-letters" aria-hidden="true">
              {keys}
            </span>
          </th>
        ))}
        <th scope="col" className={classes.add}>
          <span className="visually-hidden">Details</span>
          <Button look="quiet" icon="add" shortcut="Alt+L" disabled={disabled} onClick={onAdd}>
            <span className="visually-hidden">Add lesion</span>
          </Button>
        </th>
      </tr>
    </thead>
  )
}

/** What is refused in the rows, or else what the keys do where the cursor stands. The line is always there. */
function LesionHint({ column }: { readonly column: string | null }) {
  const problems = useView(useShallow(lesionProblems))
  const hint = COLUMNS.find(one => one.name === column)?.hint ?? ROW_HINT
  return (
    <p id="lesion-hint" className={problems.length > 0 ? classes.problem : classes.hint}>
      {problems.length > 0 ? problems.join(' ') : hint}
    </p>
  )
}

const NO_PROBLEMS: readonly string[] = []

function lesionProblems(view: SessionView): readonly string[] {
  const { lesions } = entryOf(view)
  const { problems } = view.assessment
  const refused = standingRefusals(view).filter(({ field }) => field?.startsWith('lesions'))
  if (problems.length === 0 && refused.length === 0) return NO_PROBLEMS
  const own = problems
    .map(({ field, message }) => ({ field: fieldPath(field, lesions), message }))
    .filter(({ field }) => field.startsWith('lesions') && (view.completeAsked || leftNear(view, field)))
    .map(({ field, message }) => withLabel(field, message))
  return [...own, ...refused.map(said => `${fieldLabel(said.field ?? '')}: ${saidInShort(said)}`)]
}

/** Whether the cursor left the field, or the cell that the field is a part of. */
function leftNear(view: SessionView, field: string): boolean {
  return [...view.left].some(left => field === left || field.startsWith(`${left}.`))
}
