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
  const view = createStore<DayView>(() => ({
    day: today,
    sessions: [],
    search: '',
    found: null,
    group: null,
    failure: null,
  }))
  let listed = 0
  let searched = 0

  async function refresh(): Promise<void> {
    listed += 1
    const turn = listed
    const answer = await answered(bridge.sessions.listDay({ day: view.getState().day }))
    if (turn !== listed) return
    const before = view.getState().sessions
    view.setState(
      answer.ok
        ? { sessions: keepEqual(before, answer.value), failure: null }
        : { failure: answer.error.message },
    )
    const { search: text, found } = view.getState()
    if (found) await search(text)
  }

  async function search(text: string): Promise<void> {
    searched += 1
    const turn = searched
    view.setState({ search: text })
    if (text.trim() === '') return view.setState({ found: null })
    const answer = await answered(bridge.sessions.search({ text: text.trim() }))
    if (turn !== searched) return
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
