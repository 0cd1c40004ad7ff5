import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import { answered } from '../../ui/bridge.ts'
import { keepEqual } from '../../ui/keep-equal.ts'
import type { DayGroup } from './day-counts.ts'

export type DayView = {
  readonly day: string
  readonly sessions: readonly SessionSummary[]
  readonly search: string
  /** What the search found over all days; null as long as nothing is searched for. */
  readonly found: readonly SessionSummary[] | null
  /** The one group of sessions that is shown; null shows all. */
  readonly group: DayGroup | null
  readonly failure: string | null
}

export type DayStore = {
  readonly view: StoreApi<DayView>
  readonly goTo: (day: string) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly search: (text: string) => Promise<void>
  readonly show: (group: DayGroup | null) => void
}

/** The sessions of a day, and the search over all days. Of answers that overtake each other the newest counts. */
export function createDayStore(bridge: Bridge, today: string): DayStore {
  const view = createStore<DayView>(() => ({ ...NOTHING, day: today }))
  const listing = createTurns()
  const searching = createTurns()

  async function refresh(): Promise<void> {
    const isNewest = listing()
    const answer = await answered(bridge.sessions.listDay({ day: view.getState().day }))
    if (!isNewest()) return
    const { sessions, search: text, found } = view.getState()
    view.setState(
      answer.ok
        ? { sessions: keepEqual(sessions, answer.value), failure: null }
        : { failure: answer.error.message },
    )
    if (found) await search(text)
  }

  async function search(text: string): Promise<void> {
    const isNewest = searching()
    view.setState({ search: text })
    if (text.trim() === '') return view.setState({ found: null })
    const answer = await answered(bridge.sessions.search({ text: text.trim() }))
    if (!isNewest()) return
    view.setState(answer.ok ? { found: answer.value, failure: null } : { failure: answer.error.message })
  }

  return {
    view,
    refresh,
    search,
    show: group => view.setState({ group }),
    goTo: async day => {
      view.setState({ day, group: null })
      await refresh()
    },
  }
}

const NOTHING: Omit<DayView, 'day'> = { sessions: [], search: '', found: null, group: null, failure: null }

/** Gives each question its turn; the turn tells whether no later one was given since. */
function createTurns(): () => () => boolean {
  let newest = 0
  return () => {
    newest += 1
    const turn = newest
    return () => turn === newest
  }
}
