import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import { answered } from '../../ui/bridge.ts'

export type FinderView = {
  readonly typed: string
  /** The batch whose sessions are listed; null where they were searched for. */
  readonly batch: string | null
  /** Null as long as nothing is searched for. */
  readonly found: readonly SessionSummary[] | null
  readonly failure: string | null
}

/** Finds the session that a page is about: by words, or among those of a batch. */
export type Finder = {
  readonly view: StoreApi<FinderView>
  readonly search: (text: string) => Promise<void>
  readonly listBatch: (batch: string) => Promise<void>
  readonly clear: () => void
}

const NOTHING: FinderView = { typed: '', batch: null, found: null, failure: null }

/** Of answers that overtake each other the newest counts. */
export function createFinder(bridge: Bridge, isWanted: (session: SessionSummary) => boolean): Finder {
  const view = createStore<FinderView>(() => NOTHING)
  let newest = 0

  async function take(
    change: Partial<FinderView>,
    ask: () => Promise<Result<readonly SessionSummary[], Failure>>,
  ): Promise<void> {
    newest += 1
    const turn = newest
    view.setState({ ...change, failure: null })
    const answer = await answered(ask())
    if (turn !== newest) return
    view.setState(
      answer.ok ? { found: answer.value.filter(isWanted) } : { found: null, failure: answer.error.message },
    )
  }

  const clear = () => {
    newest += 1
    view.setState(NOTHING)
  }

  return {
    view,
    clear,
    search: async typed => {
      if (typed.trim() === '') return clear()
      await take({ typed, batch: null }, () => bridge.sessions.search({ text: typed.trim() }))
    },
    listBatch: batch => take({ ...NOTHING, batch }, () => bridge.corrections.sessionsOf({ batch })),
  }
}
