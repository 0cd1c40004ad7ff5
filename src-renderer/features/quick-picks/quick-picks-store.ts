import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { QuickPick, QuickPickId, QuickPickScope } from '#shared/contract/quick-picks.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { answered } from '../../ui/bridge.ts'
import { keepEqual } from '../../ui/keep-equal.ts'

/** A name being given to what stands on the desk. */
export type Naming = {
  readonly name: string
  readonly scope: QuickPickScope
  readonly problem: string | null
}

export type QuickPicksView = {
  /** Those taken most first; the first nine have a digit. */
  readonly picks: readonly QuickPick[]
  readonly naming: Naming | null
  /** The one removed last: it can be taken back until another one is. */
  readonly removed: QuickPick | null
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
}

export type QuickPicksStore = {
  readonly view: StoreApi<QuickPicksView>
  readonly refresh: () => Promise<void>
  readonly beginNaming: () => void
  readonly name: (change: Partial<Pick<Naming, 'name' | 'scope'>>) => void
  readonly endNaming: () => void
  /** Keeps what a session has under the name given; true when it is kept. */
  readonly keep: (session: SessionId) => Promise<boolean>
  readonly countUse: (id: QuickPickId) => Promise<void>
  readonly rename: (id: QuickPickId, name: string) => Promise<boolean>
  readonly remove: (id: QuickPickId) => Promise<void>
  readonly restore: () => Promise<void>
  readonly previousShape: (besides: SessionId) => ReturnType<Bridge['quickPicks']['previousShape']>
}

const NO_NAME: Naming = { name: '', scope: 'personal', problem: null }

/** The quick picks of this account and of the department, in the order in which they are offered. */
export function createQuickPicksStore(bridge: Bridge, newCommandId: () => string): QuickPicksStore {
  const { quickPicks } = bridge
  const view = createStore<QuickPicksView>(() => ({ picks: [], naming: null, removed: null, message: null }))
  const warn = ({ message }: Failure) => view.setState({ message: { tone: 'warn', text: message } })
  const naming = (change: Partial<Naming>) =>
    view.setState(current => ({ naming: current.naming && { ...current.naming, ...change } }))

  async function refresh(): Promise<void> {
    const answer = await answered(quickPicks.list({}))
    if (answer.ok) view.setState(({ picks }) => ({ picks: keepEqual(picks, answer.value) }))
    else warn(answer.error)
  }

  /** Does something to the list and reads it again. */
  async function changed<T>(answer: Result<T, Failure>, after: Partial<QuickPicksView>): Promise<boolean> {
    if (!answer.ok) {
      warn(answer.error)
      return false
    }
    view.setState(after)
    await refresh()
    return true
  }

  return {
    view,
    refresh,
    beginNaming: () => view.setState({ naming: NO_NAME, message: null }),
    name: change => naming({ ...change, problem: null }),
    endNaming: () => view.setState({ naming: null }),
    keep: async session => {
      const given = view.getState().naming
      if (!given) return false
      const { name, scope } = given
      const answer = await answered(quickPicks.make({ commandId: newCommandId(), session, name, scope }))
      if (!answer.ok) naming({ problem: answer.error.message })
      return answer.ok && (await changed(answer, { naming: null }))
    },
    countUse: async id => {
      await answered(quickPicks.countUse({ commandId: newCommandId(), id }))
    },
    rename: async (id, name) => {
      const answer = await answered(quickPicks.rename({ commandId: newCommandId(), id, name }))
      return changed(answer, { message: { tone: 'info', text: 'Renamed.' } })
    },
    remove: async id => {
      const answer = await answered(quickPicks.remove({ commandId: newCommandId(), id }))
      const removed = answer.ok ? answer.value : null
      await changed(answer, { removed, message: { tone: 'info', text: `“${removed?.name}” removed.` } })
    },
    restore: async () => {
      const { removed } = view.getState()
      if (!removed) return
      const answer = await answered(quickPicks.restore({ commandId: newCommandId(), id: removed.id }))
      await changed(answer, { removed: null, message: { tone: 'info', text: 'Back again.' } })
    },
    previousShape: besides => answered(quickPicks.previousShape({ besides })),
  }
}
