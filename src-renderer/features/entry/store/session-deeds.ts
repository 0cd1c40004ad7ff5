import type { StoreApi } from 'zustand/vanilla'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Assessment, Saved } from '#shared/contract/sessions.ts'
import type { LateReason } from '#shared/domain/day-close.ts'
import type { HoldReason } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../../ui/bridge.ts'
import type { SaveQueue } from '../model/save-queue.ts'
import type { EntryDeps } from './session-deps.ts'
import { entryOf, type LifeDeed, saying, type SessionView } from './session-state.ts'

export type SessionDeeds = {
  /** Completes the session; answers the first field that stands in the way, null when none does. */
  readonly complete: () => Promise<string | null>
  readonly reopen: () => Promise<boolean>
  readonly hold: (reason: HoldReason, note: string) => Promise<boolean>
  readonly release: () => Promise<boolean>
  readonly discard: () => Promise<boolean>
  /** Enters the session late, although its day is closed. */
  readonly markLate: (reason: LateReason, note: string) => Promise<boolean>
  /** Takes the approval back. */
  readonly withdraw: () => Promise<boolean>
  /** Takes back the deed done last, or does it again. */
  readonly undoDeed: () => Promise<boolean>
  readonly redoDeed: () => Promise<boolean>
}

type Change = { readonly commandId: string; readonly id: SessionView['id']; readonly revision: number }
type Ask = (change: Change) => Promise<Result<Saved, Failure>>
type After = Partial<SessionView> & { readonly said: string }
type Act = (ask: Ask, after: After) => Promise<Result<Saved, Failure>>

/** What is done with a session as a whole. Each saves first, so that nothing typed is left behind. */
export function createDeeds(
  view: StoreApi<SessionView>,
  autosave: SaveQueue<SessionEntry>,
  deps: EntryDeps,
): SessionDeeds {
  const { sessions } = deps.bridge

  const act: Act = async (ask, after) => {
    await autosave.flush()
    const { id, revision } = view.getState()
    const answer = await answered(ask({ commandId: deps.newCommandId(), id, revision }))
    view.setState(current =>
      answer.ok ? afterwards(current, answer.value, after) : refused(current, answer.error),
    )
    if (answer.ok) deps.onStored()
    return answer
  }

  const steps = createSteps(view, act, sessions)
  const does = async (deed: LifeDeed) => (await steps.go(deed, { done: deed, undone: null })).ok

  return {
    complete: async () => {
      view.setState({ completeAsked: true })
      const deed = { kind: 'complete' } as const
      const answer = await steps.go(deed, { done: deed, undone: null })
      if (answer.ok) return null
      const { code, field } = answer.error
      const { assessment } = view.getState()
      if (code === 'not-complete')
        view.setState(current => saying(current, 'warn', whatIsMissing(assessment)))
      return field ?? firstInTheWay(assessment)
    },
    reopen: () => does({ kind: 'reopen', hold: view.getState().hold }),
    hold: (reason, note) => does({ kind: 'hold', hold: { reason, note } }),
    release: async () => {
      const { hold } = view.getState()
      return hold !== null && (await does({ kind: 'release', hold }))
    },
    markLate: async (reason, note) => {
      const after = { late: { reason, note }, dayClosed: false, said: 'Entered late.' }
      return (await act(change => sessions.markLate({ ...change, reason, note }), after)).ok
    },
    withdraw: async () =>
      (await act(change => withdrawOne(deps, change), { said: 'Approval taken back.' })).ok,
    discard: async () => (await act(sessions.discard, { said: 'Session discarded.' })).ok,
    undoDeed: async () => {
      const deed = view.getState().done
      return deed !== null && (await steps.back(deed, { done: null, undone: deed })).ok
    },
    redoDeed: async () => {
      const deed = view.getState().undone
      return deed !== null && (await steps.go(deed, { done: deed, undone: null })).ok
    },
  }
}

type Standing = Pick<SessionView, 'done' | 'undone'>

/** The four deeds, each with the one that takes it back. */
function createSteps(view: StoreApi<SessionView>, act: Act, sessions: EntryDeps['bridge']['sessions']) {
  const complete = (standing: Standing, said: string) =>
    act(change => sessions.complete({ ...change, entry: entryOf(view.getState()) }), { ...standing, said })
  const reopen = (standing: Standing, said: string) => act(sessions.reopen, { ...standing, hold: null, said })
  const hold = (standing: Standing, held: NonNullable<SessionView['hold']>, said: string) =>
    act(change => sessions.hold({ ...change, ...held }), { ...standing, hold: held, said })
  const release = (standing: Standing, said: string) =>
    act(sessions.release, { ...standing, hold: null, said })

  return {
    go: (deed: LifeDeed, standing: Standing) => {
      switch (deed.kind) {
        case 'complete':
          return complete(standing, 'Session complete.')
        case 'reopen':
          return reopen(standing, 'Session open again.')
        case 'hold':
          return hold(standing, deed.hold, 'Session held.')
        case 'release':
          return release(standing, 'Hold ended.')
      }
    },
    back: (deed: LifeDeed, standing: Standing) => {
      switch (deed.kind) {
        case 'complete':
          return reopen(standing, 'Completion taken back: the session is open.')
        case 'reopen':
          return deed.hold
            ? hold(standing, deed.hold, 'Session held again.')
            : complete(standing, 'Session complete again.')
        case 'hold':
          return release(standing, 'Hold taken back.')
        case 'release':
          return hold(standing, deed.hold, 'Session held again.')
      }
    },
  }
}

async function withdrawOne(
  { bridge }: EntryDeps,
  { commandId, id, revision }: Change,
): Promise<Result<Saved, Failure>> {
  const answer = await bridge.review.withdraw({ commandId, sessions: [{ id, revision }] })
  if (!answer.ok) return answer
  const [saved] = answer.value.withdrawn
  return saved ? ok(saved) : fail(failure('stale-revision'))
}

function afterwards(
  view: SessionView,
  { revision, state, savedAt }: Saved,
  after: After,
): Partial<SessionView> {
  const { said, ...changed } = after
  const saving = { kind: 'saved', at: savedAt } as const
  // The word of a reviewer is about what the session was.
  const word = state === 'draft' && view.state === 'draft' ? view.word : null
  const stored = { revision, state, saving, word, storedAt: savedAt, lastChange: null }
  return { ...stored, completeAsked: false, ...saying(view, 'info', said), ...changed }
}

function refused(view: SessionView, { code, message }: Failure): Partial<SessionView> {
  const conflict = view.conflict || code === 'stale-revision'
  return { conflict, dayClosed: view.dayClosed || code === 'day-closed', ...saying(view, 'warn', message) }
}

/** The first field that keeps the session from being complete, problems before what is missing. */
export function firstInTheWay({ problems, missing }: Assessment): string | null {
  return problems[0]?.field ?? missing[0]?.field ?? null
}

function whatIsMissing({ problems, missing }: Assessment): string {
  const parts = [
    ...(missing.length > 0
      ? [`${missing.length} ${missing.length === 1 ? 'item is' : 'items are'} missing`]
      : []),
    ...(problems.length > 0 ? [`${problems.length} to correct`] : []),
  ]
  return `Not complete yet: ${parts.join(', ')}. The cursor stands at the first.`
}
