import type { StoreApi } from 'zustand/vanilla'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../../ui/bridge.ts'
import { createSaveQueue, type SaveQueue } from '../model/save-queue.ts'
import type { EntryDeps } from './session-deps.ts'
import type { SessionView } from './session-state.ts'

/** From the first change that is not saved to its saving. With the save itself it stays under half a second. */
const SAVE_DELAY_MS = 250
const RETRY_MS = 3_000

export type Autosave = SaveQueue<SessionEntry> & {
  /** The page goes: saves what is not saved without waiting for an answer that would come too late. */
  readonly part: () => void
}

/** Stores a session's entry as it is typed, and tells the view how that goes. */
export function createAutosave(view: StoreApi<SessionView>, deps: EntryDeps): Autosave {
  let command = { id: '', entry: view.getState().history.present }

  /** One entry is one command, however often it is tried. */
  function commandFor(entry: SessionEntry): string {
    if (command.entry !== entry || command.id === '') command = { id: deps.newCommandId(), entry }
    return command.id
  }

  async function save(entry: SessionEntry): Promise<boolean> {
    const { id, revision } = view.getState()
    const commandId = commandFor(entry)
    const answer = await answered(deps.bridge.sessions.saveDraft({ commandId, id, revision, entry }))
    if (!answer.ok) {
      view.setState({ saving: { kind: 'failed', message: answer.error.message } })
      if (answer.error.code === 'stale-revision') {
        view.setState({ conflict: true })
        queue.stop()
      }
      if (answer.error.code === 'day-closed') view.setState({ dayClosed: true })
      return false
    }
    if (command.entry === entry) command = { ...command, id: '' }
    const { revision: stored, savedAt } = answer.value
    // What was typed meanwhile has its own save: until then it is not said to be saved.
    const isNewest = view.getState().history.present === entry
    view.setState({
      revision: stored,
      storedAt: savedAt,
      lastChange: null,
      saving: isNewest ? { kind: 'saved', at: savedAt } : { kind: 'saving' },
    })
    deps.onStored()
    return true
  }

  const queue = createSaveQueue({ save, delayMs: SAVE_DELAY_MS, retryMs: RETRY_MS, schedule: deps.schedule })
  return {
    ...queue,
    part: () => {
      const entry = queue.waiting()
      if (entry === null) return void queue.flush()
      // The core takes them in turn: the save in flight makes the revision that this one is based on.
      const { id, revision } = view.getState()
      const next = { commandId: commandFor(entry), id, revision: revision + 1, entry }
      void answered(deps.bridge.sessions.saveDraft(next))
    },
    note: entry => {
      if (view.getState().saving.kind === 'saved') view.setState({ saving: { kind: 'saving' } })
      queue.note(entry)
    },
  }
}
