import type { KeyboardEvent } from 'react'
import { changeThenFocus } from '../../../ui/change-then-focus.ts'
import { focusField, focusNextAfter } from '../../../ui/focus-order.ts'
import { type LesionEdit, toggleBiopsy, toggleStructure } from '../model/lesion-edits.ts'
import { choiceOfKey, ROW_KEYS, type RowDeed } from '../model/lesion-keys.ts'
import {
  addLesion,
  editLesion,
  isUntouched,
  nextLesionId,
  removeLesion,
  shownLesions,
} from '../model/session-edits.ts'
import { useSession } from '../session-context.ts'
import type { SessionStore } from '../store/session-store.ts'
import { entryOf, isEditable } from '../store/session-state.ts'
import { type ColumnName, cellPath } from './columns.ts'

export type LesionRowDeeds = {
  readonly edit: (column: ColumnName, edit: LesionEdit) => void
  /** Changes a cell and goes on to the next. */
  readonly take: (column: ColumnName, edit: LesionEdit) => void
  /** The keys that mean the same in every cell; true when it was one of them. */
  readonly pressRowKey: (event: KeyboardEvent) => boolean
  readonly leave: (column: ColumnName) => void
}

/** What the keys in a row do to its lesion. */
export function useLesionRow(id: string, toggleDetails: () => void): LesionRowDeeds {
  const session = useSession()
  const edit = (column: ColumnName, change: LesionEdit) =>
    session.change(cellPath(id, column), editLesion(id, change))

  const deeds: Readonly<Record<RowDeed, () => void>> = {
    core: () => edit('biopsy', toggleBiopsy('core')),
    fna: () => edit('biopsy', toggleBiopsy('fna')),
    node: () => edit('structure', toggleStructure('axillary-node')),
    'soft-tissue': () => edit('structure', toggleStructure('soft-tissue')),
    details: toggleDetails,
    diagram: () => session.view.setState({ diagramOf: id }),
    add: () => appendLesion(session),
  }

  return {
    edit,
    take: (column, change) => {
      edit(column, change)
      focusNextAfter(cellPath(id, column))
    },
    pressRowKey: event => {
      const deed = event.key === '+' ? 'add' : choiceOfKey(ROW_KEYS, event.key)
      if (deed === null) return false
      deeds[deed]()
      return true
    },
    leave: column => session.leave(cellPath(id, column)),
  }
}

/** Adds a lesion and puts the cursor at its side. A row that still waits for its first key is taken instead. */
export function appendLesion(session: SessionStore): void {
  const view = session.view.getState()
  if (!isEditable(view)) return
  const shown = shownLesions(entryOf(view).lesions)
  const waiting = shown.find(isUntouched)
  if (waiting) return void focusField(cellPath(waiting.id, 'side'))
  changeThenFocus(() => session.change('lesions', addLesion), cellPath(nextLesionId(shown), 'side'))
}

/** Removes a lesion; the cursor goes to the row that takes its place. Undo brings it back. */
export function dropLesion(session: SessionStore, id: string): void {
  const view = session.view.getState()
  if (!isEditable(view)) return
  const place = entryOf(view).lesions.findIndex(lesion => lesion.id === id)
  const left = shownLesions(removeLesion(id)(entryOf(view)).lesions)
  const next = left[Math.min(Math.max(place, 0), left.length - 1)]
  const remove = () => session.change('lesions', removeLesion(id))
  if (next) changeThenFocus(remove, cellPath(next.id, 'side'))
  else remove()
}
