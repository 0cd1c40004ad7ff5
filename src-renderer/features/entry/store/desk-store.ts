import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Duplicate, OpenSession } from '#shared/contract/sessions.ts'
import type { ExpectedExamId } from '#shared/domain/expected-exam.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { PhysicianEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../../ui/bridge.ts'
import { createCorrectionDeeds, type CorrectionDeeds } from './correction-deeds.ts'
import type { EntryDeps } from './session-deps.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
import { isUntouched, saying } from './session-state.ts'

export type DeskView = {
  readonly current: SessionStore | null
  /** The session that was on the desk before, with all its steps: one key goes back to it. */
  readonly earlier: SessionStore | null
  /** A failure to open or start, to be shown in place of the form. */
  readonly failure: string | null
  /** The session thrown away last: it can be taken back until another one is. */
  readonly discarded: {
    readonly id: SessionId
    readonly revision: number
    /** The session that was opened in its place, when it was thrown away for that one's sake. */
    readonly insteadOf?: SessionId
  } | null
  /** The session that was thrown away and taken back: as long as nothing is done with it, it can be thrown away again. */
  readonly restored: SessionStore | null
  readonly physicians: readonly PhysicianEntry[]
}

export type DeskStore = CorrectionDeeds & {
  readonly view: StoreApi<DeskView>
  /** With the cursor in a field, where one is named. */
  readonly open: (id: SessionId, field?: string | null) => Promise<void>
  /** A new session; of an expected exam, if one is named, or the one that the exam has already. */
  readonly start: (performedOn: string, exam?: ExpectedExamId) => Promise<void>
  /** Goes to the session that was on the desk before, and with the same key back again. */
  readonly switchBack: () => Promise<void>
  /** Takes the open session anew from the log, without what could not be saved. */
  readonly reload: () => Promise<void>
  /** Takes a session that cannot be typed in anew: an export or a day close may have changed what it is. */
  readonly refresh: () => Promise<void>
  /** Derives the charges of the open session anew: what they are read from has changed. */
  readonly reassess: () => void
  readonly discard: () => Promise<void>
  readonly restore: () => Promise<void>
  /** Whether the session on the desk was thrown away and taken back, and nothing was done with it since. */
  readonly canDiscardAgain: () => boolean
  /** Throws the draft away and goes to the session it repeats, open again where it has not left yet. */
  readonly correct: (other: Duplicate) => Promise<void>
  readonly flush: () => Promise<boolean>
  /** The page goes: sends what is not saved without waiting. */
  readonly part: () => void
}

const CLEAR: DeskView = {
  current: null,
  earlier: null,
  failure: null,
  discarded: null,
  restored: null,
  physicians: [],
}

const LEFT_ALREADY = 'This session has left already. Alt+Shift+K corrects it, for those who may.'

const STAYS = 'This session could not be saved, so it stays open. Nothing typed is lost.'

/** Which session is on the desk. Before another one is taken, the one on the desk is saved. */
export function createDeskStore(deps: EntryDeps): DeskStore {
  const { sessions } = deps.bridge
  const view = createStore<DeskView>(() => CLEAR)
  const flush = async () => (await view.getState().current?.flush()) ?? true
  const take = createTake(view, deps, flush)
  const currentId = () => {
    const { current } = view.getState()
    return current ? idOf(current) : undefined
  }

  return {
    ...createCorrectionDeeds(view, deps, take),
    view,
    flush,
    part: () => view.getState().current?.part(),
    open: async (id, field = null) => {
      if (currentId() !== id) await take(() => sessions.open({ id }), field)
    },
    start: async (performedOn, exam) => {
      const commandId = deps.newCommandId()
      await take(() => sessions.start({ commandId, performedOn, ...(exam ? { exam } : {}) }))
      deps.onStored()
    },
    switchBack: async () => {
      const { earlier } = view.getState()
      if (earlier) await take(() => sessions.open({ id: idOf(earlier) }))
    },
    reload: async () => {
      const id = currentId()
      if (id === undefined) return
      view.getState().current?.abandon()
      await take(() => sessions.open({ id }))
    },
    refresh: async () => {
      const session = view.getState().current?.view.getState()
      if (session && (session.state !== 'draft' || session.dayClosed))
        await take(() => sessions.open({ id: session.id }))
    },
    reassess: () => view.getState().current?.reassess(),
    discard: async () => {
      const { current } = view.getState()
      if (!current || !(await current.discard())) return
      const { id, revision } = current.view.getState()
      view.setState({ current: null, discarded: { id, revision } })
    },
    restore: async () => {
      const { discarded } = view.getState()
      if (!discarded) return
      const { id, revision } = discarded
      const answer = await answered(sessions.restore({ commandId: deps.newCommandId(), id, revision }))
      if (!answer.ok) return view.setState({ failure: answer.error.message })
      view.setState({ discarded: null })
      deps.onStored()
      await take(() => sessions.open({ id }))
      const { current } = view.getState()
      view.setState({ restored: current && idOf(current) === id ? current : null })
    },
    canDiscardAgain: () => {
      const { current, restored } = view.getState()
      return current !== null && current === restored && isUntouched(current.view.getState())
    },
    correct: async other => {
      const { current } = view.getState()
      if (!current) return
      const refused = await openAgain(deps, other)
      if (refused !== null) return current.view.setState(shown => saying(shown, 'warn', refused))
      if (!(await current.discard())) return
      const { id, revision } = current.view.getState()
      view.setState({ current: null, discarded: { id, revision, insteadOf: other.session } })
      await take(() => sessions.open({ id: other.session }))
      if (other.state !== 'exported') return
      view.getState().current?.view.setState(shown => saying(shown, 'warn', LEFT_ALREADY))
    },
  }
}

/** Opens a session that is complete or held again; why it could not be done, or null. */
async function openAgain(deps: EntryDeps, { session, revision, state }: Duplicate): Promise<string | null> {
  if (state !== 'complete' && state !== 'held' && state !== 'approved') return null
  const command = { commandId: deps.newCommandId(), id: session, revision }
  const answer = await answered(deps.bridge.sessions.reopen(command))
  return answer.ok ? null : answer.error.message
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
): (ask: Ask, field?: string | null) => Promise<void> {
  let asked = 0

  async function listPhysicians(): Promise<void> {
    const answer = await answered(deps.bridge.sessions.listPhysicians({}))
    if (answer.ok) view.setState({ physicians: answer.value })
  }

  return async (ask, field = null) => {
    asked += 1
    const turn = asked
    if (!(await flush())) {
      view.getState().current?.view.setState(current => saying(current, 'warn', STAYS))
      return
    }
    const answer = await answered(ask())
    if (turn !== asked) return
    if (!answer.ok) return view.setState({ failure: answer.error.message })
    const next = placed(view.getState(), answer.value, deps)
    if (field !== null) next.current?.keepPlace({ field, scrollTop: 0 })
    view.setState({ ...next, failure: null })
    void listPhysicians()
  }
}

/**
 * The desk with a session on it. One that was there before comes back as it was left, unless the log has it
 * otherwise since; the one that goes stays at hand.
 */
function placed(
  { current, earlier }: DeskView,
  opened: OpenSession,
  deps: EntryDeps,
): Pick<DeskView, 'current' | 'earlier'> {
  const kept = [current, earlier].find(one => one !== null && idOf(one) === opened.id)
  const asLeft = kept && kept === earlier && kept.view.getState().revision === opened.revision
  const leaving = current !== null && idOf(current) !== opened.id ? current : earlier
  return {
    current: asLeft ? kept : createSessionStore(opened, deps),
    earlier: leaving !== null && idOf(leaving) === opened.id ? null : leaving,
  }
}

function idOf(session: SessionStore): SessionId {
  return session.view.getState().id
}
