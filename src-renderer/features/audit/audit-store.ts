import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AuditedNumbers, AuditEntry, ChainReport } from '#shared/contract/audit.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'

/** What is asked of the trail; empty text asks for all. */
export type AuditFilter = {
  readonly about: string
  readonly actor: string
  readonly from: string
  readonly through: string
  readonly only: 'everything' | 'looks'
}

export type AuditView = {
  readonly filter: AuditFilter
  readonly actors: readonly string[]
  readonly events: readonly AuditEntry[]
  readonly more: boolean
  /** What the sessions of the number asked about were called besides; null where none is asked about. */
  readonly numbers: AuditedNumbers | null
  readonly reading: boolean
  /** Null until the chain was followed, and while it is. */
  readonly report: ChainReport | null
  readonly verifying: boolean
  readonly failure: string | null
}

export type AuditStore = {
  readonly view: StoreApi<AuditView>
  /** Reads the newest events; the page calls it when it is opened. */
  readonly open: () => Promise<void>
  readonly setFilter: (change: Partial<AuditFilter>) => Promise<void>
  readonly readMore: () => Promise<void>
  readonly verify: () => Promise<void>
}

const PAGE = 100

const ALL: AuditFilter = { about: '', actor: '', from: '', through: '', only: 'everything' }

/** The audit trail as it is examined. */
export function createAuditStore(bridge: Bridge): AuditStore {
  const view = createStore<AuditView>(() => ({
    filter: ALL,
    actors: [],
    events: [],
    more: false,
    numbers: null,
    reading: false,
    report: null,
    verifying: false,
    failure: null,
  }))
  const read = (before: number | null) => readEvents(bridge, view, before)
  return {
    view,
    open: async () => {
      const actors = await answered(bridge.audit.actors({}))
      if (actors.ok) view.setState({ actors: actors.value })
      await read(null)
    },
    setFilter: change => {
      view.setState(({ filter }) => ({ filter: { ...filter, ...change } }))
      return read(null)
    },
    readMore: () => read(view.getState().events.at(-1)?.seq ?? null),
    verify: async () => {
      if (view.getState().verifying) return
      view.setState({ verifying: true, report: null, failure: null })
      const report = await answered(bridge.audit.verify({}))
      view.setState({ verifying: false })
      if (report.ok) view.setState({ report: report.value })
      else view.setState({ failure: report.error.message })
    },
  }
}

/** Reads the page before an event, or the newest. An answer to a question that no longer stands is dropped. */
async function readEvents(bridge: Bridge, view: StoreApi<AuditView>, before: number | null): Promise<void> {
  const { filter } = view.getState()
  view.setState({ reading: true, failure: null })
  const { from, through, ...words } = filter
  const asked = { ...words, from: from || null, through: through || null, before, limit: PAGE }
  const [answer, numbers] = await Promise.all([
    answered(bridge.audit.events(asked)),
    before === null ? readNumbers(bridge, filter.about) : view.getState().numbers,
  ])
  if (view.getState().filter !== filter) return
  view.setState({ reading: false, numbers })
  if (!answer.ok) return view.setState({ failure: answer.error.message })
  const { events, more } = answer.value
  view.setState(({ events: shown }) => ({ events: before === null ? events : [...shown, ...events], more }))
}

/** The events say by themselves why they could not be read. */
async function readNumbers(bridge: Bridge, about: string): Promise<AuditedNumbers | null> {
  if (about.trim() === '') return null
  const answer = await answered(bridge.audit.numbers({ about }))
  return answer.ok ? answer.value : null
}
