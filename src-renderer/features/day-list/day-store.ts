import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { answered } from '../../ui/bridge.ts'
import { keepEqual } from '../../ui/keep-equal.ts'
import type { DayGroup } from './day-counts.ts'
import { type DayEntry, dayEntries, foundEntries } from './day-entries.ts'

export type DayView = {
  readonly day: string
  readonly entries: readonly DayEntry[]
  readonly search: string
  /** What the search found over all days; null as long as nothing is searched for. */
  readonly found: readonly DayEntry[] | null
  /** The one group of rows that is shown; null shows all. */
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

/** The sessions and expected exams of a day, and the search over all days. Of answers that overtake each other the newest counts. */
export function createDayStore(bridge: Bridge, today: string): DayStore {
  const view = createStore<DayView>(() => ({ ...NOTHING, day: today }))
  const listing = createTurns()
  const searching = createTurns()

  async function refresh(): Promise<void> {
    const isNewest = listing()
    const { day } = view.getState()
    const [sessions, exams] = await Promise.all([
      answered(bridge.sessions.listDay({ day })),
      answered(bridge.worklist.listDay({ day })),
    ])
    if (!isNewest()) return
    const { entries, search: text, found } = view.getState()
    if (sessions.ok && exams.ok) {
      const fresh = dayEntries(sessions.value, exams.value)
      view.setState({ entries: keepEqual(entries, fresh), failure: null })
    } else view.setState({ failure: failureOf(sessions, exams) })
    if (found) await search(text)
  }

  async function search(text: string): Promise<void> {
    const isNewest = searching()
    view.setState({ search: text })
    if (text.trim() === '') return view.setState({ found: null })
    const [sessions, exams] = await Promise.all([
      answered(bridge.sessions.search({ text: text.trim() })),
      answered(bridge.worklist.search({ text: text.trim() })),
    ])
    if (!isNewest()) return
    view.setState(
      sessions.ok && exams.ok
        ? { found: foundEntries(sessions.value, exams.value), failure: null }
        : { failure: failureOf(sessions, exams) },
    )
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

const NOTHING: Omit<DayView, 'day'> = { entries: [], search: '', found: null, group: null, failure: null }

/** Gives each question its turn; the turn tells whether no later one was given since. */
function createTurns(): () => () => boolean {
  let newest = 0
  return () => {
    newest += 1
    const turn = newest
    return () => turn === newest
  }
}

/** The first failure of several answers. */
function failureOf(...answers: readonly Result<unknown, Failure>[]): string | null {
  const failed = answers.find(answer => !answer.ok)
  return failed && !failed.ok ? failed.error.message : null
}
