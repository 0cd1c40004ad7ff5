import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Assessment, OpenSession } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../../ui/bridge.ts'
import { keepEqual } from '../../../ui/keep-equal.ts'
import { chargeChanges } from '../model/charge-changes.ts'
import { fieldMarks } from '../model/field-marks.ts'
import { type History, recordChange, redo, undo } from '../model/history.ts'
import { createLatestOnly } from '../model/latest-only.ts'
import type { EntryEdit } from '../model/session-edits.ts'
import { createAutosave } from './autosave.ts'
import type { EntryDeps } from './session-deps.ts'
import { createDeeds, type SessionDeeds } from './session-deeds.ts'
import { entryOf, isEditable, saying, type SessionView, viewOf } from './session-state.ts'

export type SessionStore = SessionDeeds & {
  readonly view: StoreApi<SessionView>
  /** Changes the entry. `field` is where the change was made, for undo to go back to. */
  readonly change: (field: string, edit: EntryEdit) => void
  /** The cursor left a field: from now on it shows what is wrong with it. */
  readonly leave: (field: string) => void
  /** One step back or forward; answers the field it went to, null when there is none. */
  readonly undo: () => string | null
  readonly redo: () => string | null
  /** The entry with its undo as it is now; calling the answer later puts it back, as if nothing had been typed since. */
  readonly bookmark: () => () => void
  /** Saves what is not saved yet; true when nothing unsaved is left. */
  readonly flush: () => Promise<boolean>
  /** Forgets what is not saved: the session is taken anew from the log. */
  readonly abandon: () => void
}

/** The store of one open session: its entry with undo, its charges as they follow from it, and its saving. */
export function createSessionStore(opened: OpenSession, deps: EntryDeps): SessionStore {
  const view = createStore<SessionView>(() => viewOf(opened))
  const autosave = createAutosave(view, deps)
  const assess = createAssess(view, deps)

  function present(history: History<SessionEntry>): void {
    view.setState({ history })
    autosave.note(history.present)
    assess(history.present)
  }

  function travel(step: typeof undo<SessionEntry>): string | null {
    const current = view.getState()
    const moved = isEditable(current) ? step(current.history) : null
    if (!moved) return null
    present(moved.history)
    return moved.field
  }

  return {
    view,
    change: (field, edit) => {
      const current = view.getState()
      if (!isEditable(current)) return
      const value = edit(entryOf(current))
      if (value !== entryOf(current)) present(recordChange(current.history, { value, field, at: deps.now() }))
    },
    leave: field => {
      if (!view.getState().left.has(field)) view.setState(({ left }) => ({ left: new Set(left).add(field) }))
    },
    undo: () => travel(undo),
    redo: () => travel(redo),
    bookmark: () => {
      const { history } = view.getState()
      return () => {
        const current = view.getState()
        if (isEditable(current) && current.history !== history) present(history)
      }
    },
    flush: autosave.flush,
    abandon: autosave.stop,
    ...createDeeds(view, autosave, deps),
  }
}

/** Asks for the charges of an entry, of the newest of several that came meanwhile. */
function createAssess(view: StoreApi<SessionView>, deps: EntryDeps): (entry: SessionEntry) => void {
  const { id } = view.getState()
  return createLatestOnly<SessionEntry, void>(
    async entry => {
      const answer = await answered(deps.bridge.sessions.assess({ id, entry }))
      if (answer.ok) view.setState(current => assessed(current, entry, answer.value))
      else view.setState(current => saying(current, 'warn', answer.error.message))
    },
    () => {},
  )
}

/** The view with a new assessment and what it changed; as it was when the entry has gone on since. */
function assessed(current: SessionView, entry: SessionEntry, answer: Assessment): Partial<SessionView> {
  if (entryOf(current) !== entry) return current
  const assessment = keepEqual(current.assessment, answer)
  const marks = fieldMarks(assessment, entry.lesions)
  const changes = chargeChanges(current.assessment.claims, assessment.claims)
  if (changes.length === 0) return { assessment, marks }
  return { assessment, marks, spoken: { text: changes.join('. '), number: current.spoken.number + 1 } }
}
