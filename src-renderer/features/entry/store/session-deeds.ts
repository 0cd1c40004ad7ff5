import type { StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Assessment, Saved } from '#shared/contract/sessions.ts'
import type { HoldReason } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { answered } from '../../../ui/bridge.ts'
import type { SaveQueue } from '../model/save-queue.ts'
import type { EntryDeps } from './session-deps.ts'
import { entryOf, saying, type SessionView } from './session-state.ts'

export type SessionDeeds = {
  /** Completes the session; answers the first field that stands in the way, null when none does. */
  readonly complete: () => Promise<string | null>
  readonly reopen: () => Promise<boolean>
  readonly hold: (reason: HoldReason, note: string) => Promise<boolean>
  readonly release: () => Promise<boolean>
  readonly discard: () => Promise<boolean>
}

type Change = { readonly commandId: string; readonly id: SessionView['id']; readonly revision: number }
type Ask = (change: Change) => Promise<Result<Saved, Failure>>
type After = Partial<SessionView> & { readonly said: string }

/** What is done with a session as a whole. Each saves first, so that nothing typed is left behind. */
export function createDeeds(
  view: StoreApi<SessionView>,
  autosave: SaveQueue<SessionEntry>,
  deps: EntryDeps,
): SessionDeeds {
  const { sessions } = deps.bridge

  async function deed(ask: Ask, after: After): Promise<Result<Saved, Failure>> {
    await autosave.flush()
    const { id, revision } = view.getState()
    const answer = await answered(ask({ commandId: deps.newCommandId(), id, revision }))
    view.setState(current =>
      answer.ok ? done(current, answer.value, after) : refused(current, answer.error),
    )
    if (answer.ok) deps.onStored()
    return answer
  }

  return {
    complete: async () => {
      view.setState({ completeAsked: true })
      const answer = await deed(change => sessions.complete({ ...change, entry: entryOf(view.getState()) }), {
        said: 'Session complete.',
      })
      if (answer.ok) return null
      const { code, field } = answer.error
      const { assessment } = view.getState()
      if (code === 'not-complete')
        view.setState(current => saying(current, 'warn', whatIsMissing(assessment)))
      return field ?? firstInTheWay(assessment)
    },
    reopen: async () => (await deed(sessions.reopen, { hold: null, said: 'Session open again.' })).ok,
    hold: async (reason, note) => {
      const held = { hold: { reason, note }, said: 'Session held.' }
      return (await deed(change => sessions.hold({ ...change, reason, note }), held)).ok
    },
    release: async () => (await deed(sessions.release, { hold: null, said: 'Hold ended.' })).ok,
    discard: async () => (await deed(sessions.discard, { said: 'Session discarded.' })).ok,
  }
}

function done(view: SessionView, { revision, state, savedAt }: Saved, after: After): Partial<SessionView> {
  const { said, ...changed } = after
  const saving = { kind: 'saved', at: savedAt } as const
  return { revision, state, saving, completeAsked: false, ...saying(view, 'info', said), ...changed }
}

function refused(view: SessionView, { code, message }: Failure): Partial<SessionView> {
  return { conflict: view.conflict || code === 'stale-revision', ...saying(view, 'warn', message) }
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
