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
import { createDeviceDeeds, type DeviceDeeds } from './device-deeds.ts'
import { createRefusalDeeds, type RefusalDeeds } from './refusal-deeds.ts'
import type { EntryDeps } from './session-deps.ts'
import { createDeeds, type SessionDeeds } from './session-deeds.ts'
import { entryOf, isEditable, type Message, saying, type SessionView, viewOf } from './session-state.ts'

export type SessionStore = SessionDeeds &
  RefusalDeeds &
  DeviceDeeds & {
    readonly view: StoreApi<SessionView>
    /** Changes the entry. `field` is where the change was made, for undo to go back to. */
    readonly change: (field: string, edit: EntryEdit) => void
    /** Changes the entry as a step of its own, such as a quick pick: undo takes it back whole and alone. */
    readonly changeApart: (field: string, edit: EntryEdit) => void
    /** Says something in the status line. */
    readonly say: (tone: Message['tone'], text: string) => void
    /** The cursor left a field: from now on it shows what is wrong with it. */
    readonly leave: (field: string) => void
    /**
     * One step back or forward; answers the field it went to, null when there is none. A deed such as a hold, done
     * since the last change of the entry, is what goes first.
     */
    readonly undo: () => string | null
    readonly redo: () => string | null
    /** The entry with its undo as it is now; calling the answer later puts it back, as if nothing had been typed since. */
    readonly bookmark: () => () => void
    /** Adds a note; true when it is in the log. A note that was being written in the entry is then taken out of it. */
    readonly addNote: (text: string) => Promise<boolean>
    /** Saves what is not saved yet; true when nothing unsaved is left. */
    readonly flush: () => Promise<boolean>
    /** The page goes: sends what is not saved without waiting. */
    readonly part: () => void
    /** Asks for the charges of what was entered once more. */
    readonly reassess: () => void
    /** Forgets what is not saved: the session is taken anew from the log. */
    readonly abandon: () => void
    /** Where the cursor stood and how far the form was scrolled, for when the session comes back onto the desk. */
    readonly place: () => DeskPlace
    readonly keepPlace: (change: Partial<DeskPlace>) => void
  }

export type DeskPlace = { readonly field: string | null; readonly scrollTop: number }

/** The store of one open session: its entry with undo, its charges as they follow from it, and its saving. */
export function createSessionStore(opened: OpenSession, deps: EntryDeps): SessionStore {
  const view = createStore<SessionView>(() => viewOf(opened, deps))
  const autosave = createAutosave(view, deps)
  const assess = createAssess(view, deps)
  if (opened.corrects !== null) followDifference(view, deps)
  view.subscribe((now, before) => {
    if (now.conflict && !before.conflict) void tellMeanwhile(view, deps)
  })

  function present(history: History<SessionEntry>): void {
    view.setState({ history, done: null, undone: null })
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

  function change(field: string, edit: EntryEdit, apart: boolean): void {
    const current = view.getState()
    if (!isEditable(current)) return
    const value = edit(entryOf(current))
    if (value !== entryOf(current))
      present(recordChange(current.history, { value, field, at: deps.now(), apart }))
  }

  let place: DeskPlace = { field: null, scrollTop: 0 }
  const deeds = createDeeds(view, autosave, deps)

  const store: SessionStore = {
    ...deeds,
    ...createRefusalDeeds(view, deps),
    ...createDeviceDeeds({ view, change: (field, edit) => change(field, edit, false), deps }),
    view,
    change: (field, edit) => change(field, edit, false),
    changeApart: (field, edit) => change(field, edit, true),
    bookmark: () => {
      const { history } = view.getState()
      return () => {
        const current = view.getState()
        if (isEditable(current) && current.history !== history) present(history)
      }
    },
    say: (tone, text) => view.setState(current => saying(current, tone, text)),
    leave: field => {
      if (!view.getState().left.has(field)) view.setState(({ left }) => ({ left: new Set(left).add(field) }))
    },
    undo: () => {
      if (view.getState().done === null) return travel(undo)
      void deeds.undoDeed()
      return null
    },
    redo: () => {
      if (view.getState().undone === null) return travel(redo)
      void deeds.redoDeed()
      return null
    },
    addNote: async text => {
      const { id } = view.getState()
      const answer = await answered(
        deps.bridge.sessions.addNote({ commandId: deps.newCommandId(), id, text }),
      )
      view.setState(current =>
        answer.ok
          ? { notes: answer.value, ...saying(current, 'info', 'Note added.') }
          : saying(current, 'warn', answer.error.message),
      )
      if (answer.ok) change('note', entry => (entry.note === text ? { ...entry, note: '' } : entry), true)
      return answer.ok
    },
    complete: async () => {
      const { note } = entryOf(view.getState())
      if (note.trim() !== '' && isEditable(view.getState())) await store.addNote(note)
      return deeds.complete()
    },
    markLate: async (reason, note) => {
      const isLate = await deeds.markLate(reason, note)
      if (isLate) store.reassess()
      return isLate
    },
    flush: autosave.flush,
    part: autosave.part,
    reassess: () => {
      const current = view.getState()
      if (isEditable(current)) assess(entryOf(current))
    },
    abandon: autosave.stop,
    place: () => place,
    keepPlace: change => {
      place = { ...place, ...change }
    },
  }
  return store
}

/** What was stored elsewhere since the revision on screen. */
async function tellMeanwhile(view: StoreApi<SessionView>, deps: EntryDeps): Promise<void> {
  const { id, storedAt: since } = view.getState()
  const answer = await answered(deps.bridge.review.changesSince({ id, since }))
  if (answer.ok) view.setState({ meanwhile: answer.value })
}

/** Keeps what a correction would credit and charge anew beside its entry. */
function followDifference(view: StoreApi<SessionView>, { bridge }: EntryDeps): void {
  const { id } = view.getState()
  const compare = createLatestOnly<SessionEntry, void>(
    async entry => {
      const answer = await answered(bridge.corrections.compare({ id, entry }))
      if (answer.ok && entryOf(view.getState()) === entry) view.setState({ difference: answer.value })
    },
    () => {},
  )
  compare(entryOf(view.getState()))
  view.subscribe((now, before) => {
    if (entryOf(now) !== entryOf(before) || now.state !== before.state) compare(entryOf(now))
  })
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
