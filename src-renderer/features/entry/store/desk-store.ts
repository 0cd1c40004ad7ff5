import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { PhysicianEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../../ui/bridge.ts'
import type { EntryDeps } from './session-deps.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { saying } from './session-state.ts'

export type DeskView = {
  readonly current: SessionStore | null
  /** A failure to open or start, to be shown in place of the form. */
  readonly failure: string | null
  /** The session thrown away last: it can be taken back until another one is. */
  readonly discarded: { readonly id: SessionId; readonly revision: number } | null
  readonly physicians: readonly PhysicianEntry[]
}

export type DeskStore = {
  readonly view: StoreApi<DeskView>
  readonly open: (id: SessionId) => Promise<void>
  /** A new session; of an expected exam, if one is named, or the one that the exam has already. */
  readonly start: (performedOn: string, exam?: ExpectedExamId) => Promise<void>
  /** Takes the open session anew from the log, without what could not be saved. */
  readonly reload: () => Promise<void>
  /** Takes a session that is no draft anew: an export may have changed what it is. */
  readonly refresh: () => Promise<void>
  readonly discard: () => Promise<void>
  readonly restore: () => Promise<void>
  readonly flush: () => Promise<boolean>
}

const CLEAR: DeskView = { current: null, failure: null, discarded: null, physicians: [] }

const STAYS = 'This session could not be saved, so it stays open. Nothing typed is lost.'

/** Which session is on the desk. Before another one is taken, the one on the desk is saved. */
export function createDeskStore(deps: EntryDeps): DeskStore {
  const { sessions } = deps.bridge
  const view = createStore<DeskView>(() => CLEAR)
  const flush = async () => (await view.getState().current?.flush()) ?? true
  const take = createTake(view, deps, flush)
  const currentId = () => view.getState().current?.view.getState().id

  return {
    view,
    flush,
    open: async id => {
      if (currentId() !== id) await take(() => sessions.open({ id }))
    },
    start: async (performedOn, exam) => {
      const commandId = deps.newCommandId()
      await take(() => sessions.start({ commandId, performedOn, ...(exam ? { exam } : {}) }))
      deps.onStored()
    },
    reload: async () => {
      const id = currentId()
      if (id === undefined) return
      view.getState().current?.abandon()
      await take(() => sessions.open({ id }))
    },
    refresh: async () => {
      const session = view.getState().current?.view.getState()
      if (session && session.state !== 'draft') await take(() => sessions.open({ id: session.id }))
    },
    discard: async () => {
      const { current } = view.getState()
      if (!current || !(await current.discard())) return
      const { id, revision } = current.view.getState()
      view.setState({ current: null, discarded: { id, revision } })
    },
    restore: async () => {
      const { discarded } = view.getState()
      if (!discarded) return
      const answer = await answered(sessions.restore({ commandId: deps.newCommandId(), ...discarded }))
      if (!answer.ok) return view.setState({ failure: answer.error.message })
      view.setState({ discarded: null })
      deps.onStored()
      await take(() => sessions.open({ id: discarded.id }))
    },
  }
}

type Ask = () => ReturnType<EntryDeps['bridge']['sessions']['open']>

/**
 * Puts a session on the desk. One that cannot be saved stays there, where its failure is shown; of several that are
 * asked for in a row the last comes.
 */
function createTake(
  view: StoreApi<DeskView>,
  deps: EntryDeps,
  flush: () => Promise<boolean>,
): (ask: Ask) => Promise<void> {
  let asked = 0

  async function listPhysicians(): Promise<void> {
    const answer = await answered(deps.bridge.sessions.listPhysicians({}))
    if (answer.ok) view.setState({ physicians: answer.value })
  }

  return async ask => {
    asked += 1
    const turn = asked
    if (!(await flush())) {
      view.getState().current?.view.setState(current => saying(current, 'warn', STAYS))
      return
    }
    const answer = await answered(ask())
    if (turn !== asked) return
    if (!answer.ok) return view.setState({ failure: answer.error.message })
    view.setState({ current: createSessionStore(answer.value, deps), failure: null })
    void listPhysicians()
  }
}
