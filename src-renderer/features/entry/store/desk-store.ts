import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OpenSession } from '#shared/contract/sessions.ts'
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
  readonly start: (performedOn: string) => Promise<void>
  /** Takes the open session anew from the log, without what could not be saved. */
  readonly reload: () => Promise<void>
  readonly discard: () => Promise<void>
  readonly restore: () => Promise<void>
  readonly flush: () => Promise<boolean>
}

const STAYS = 'This session could not be saved, so it stays open. Nothing typed is lost.'

/** Which session is on the desk. Before another one is taken, the one on the desk is saved. */
export function createDeskStore(deps: EntryDeps): DeskStore {
  const { sessions } = deps.bridge
  const view = createStore<DeskView>(() => ({
    current: null,
    failure: null,
    discarded: null,
    physicians: [],
  }))
  let asked = 0

  async function take(session: () => ReturnType<typeof sessions.open>): Promise<void> {
    asked += 1
    const turn = asked
    if (!(await flush()))
      return view.getState().current?.view.setState(current => saying(current, 'warn', STAYS))
    const answer = await answered(session())
    if (turn !== asked) return
    if (answer.ok) show(answer.value)
    else view.setState({ failure: answer.error.message })
  }

  function show(session: OpenSession): void {
    view.setState({ current: createSessionStore(session, deps), failure: null })
    void listPhysicians()
  }

  async function listPhysicians(): Promise<void> {
    const answer = await answered(sessions.listPhysicians({}))
    if (answer.ok) view.setState({ physicians: answer.value })
  }

  /** A session that cannot be saved stays on the desk, where its failure is shown. */
  async function flush(): Promise<boolean> {
    return (await view.getState().current?.flush()) ?? true
  }

  return {
    view,
    flush,
    open: async id => {
      if (view.getState().current?.view.getState().id !== id) await take(() => sessions.open({ id }))
    },
    start: async performedOn => {
      await take(() => sessions.start({ commandId: deps.newCommandId(), performedOn }))
      deps.onStored()
    },
    reload: async () => {
      const { current } = view.getState()
      if (!current) return
      current.abandon()
      const { id } = current.view.getState()
      await take(() => sessions.open({ id }))
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
