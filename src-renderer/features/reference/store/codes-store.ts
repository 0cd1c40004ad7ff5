import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { CodeHit, CodePage } from '#shared/contract/reference.ts'
import { CODE_KINDS, type CodeKind } from '#shared/domain/code-sets.ts'
import { answered } from '../../../ui/bridge.ts'
import { createLatestOnly } from '../../entry/model/latest-only.ts'
import type { ServiceDay } from '../model/service-day.ts'

export type CodesView = {
  readonly day: ServiceDay
  readonly text: string
  /** Only codes of this kind; null for all. */
  readonly kind: CodeKind | null
  /** What was found for the text; null as long as nothing is searched for. */
  readonly hits: readonly CodeHit[] | null
  /** Which of the codes listed is pointed at. */
  readonly pointed: number
  /** The codes of the session on the desk, listed as long as nothing is searched for. */
  readonly ofSession: readonly CodeHit[]
  /** The codes opened one from the other, the one shown last. */
  readonly trail: readonly string[]
  /** The page was opened at a code: going back from that code leaves the page. */
  readonly beganWithCode: boolean
  readonly page: CodePage | null
  readonly failure: string | null
}

export type CodesStore = {
  readonly view: StoreApi<CodesView>
  /** Begins with a day and the codes of the session on the desk; with a code, its page is open. */
  readonly begin: (start: CodesStart) => void
  readonly type: (text: string) => void
  readonly setKind: (kind: CodeKind | null) => void
  readonly setDay: (on: string) => void
  readonly point: (index: number) => void
  readonly open: (code: string) => void
  /** One code back; answers the code that was left, null where no code is open any more. */
  readonly back: () => string | null
}

export type CodesStart = {
  readonly day: ServiceDay
  readonly codes: readonly string[]
  readonly code: string | null
}

/** More than fit on a screen are not looked through; one more letter is quicker. */
const MOST_HITS = 50

const NOTHING: CodesView = {
  day: { on: '', because: 'today' },
  text: '',
  kind: null,
  hits: null,
  pointed: 0,
  ofSession: [],
  trail: [],
  beganWithCode: false,
  page: null,
  failure: null,
}

/** The search over all codes and the code that is looked at. Answers that were overtaken are dropped. */
export function createCodesStore(bridge: Bridge): CodesStore {
  const view = createStore<CodesView>(() => NOTHING)
  const search = createSearch(view, bridge)
  const read = createRead(view, bridge)
  const describe = createDescribe(view, bridge)

  function setDay(day: ServiceDay): void {
    view.setState({ day })
    search()
    read()
  }

  return {
    view,
    begin: ({ day, codes, code }) => {
      const trail = code === null ? [] : [code]
      view.setState({ trail, beganWithCode: code !== null, page: null, pointed: 0 })
      describe(codes, day.on)
      setDay(day)
    },
    type: text => {
      view.setState({ text })
      search()
    },
    setKind: kind => {
      view.setState({ kind })
      search()
    },
    setDay: on => setDay({ on, because: 'chosen' }),
    point: pointed => view.setState({ pointed }),
    open: code => {
      const { trail } = view.getState()
      if (trail.at(-1) === code) return
      view.setState({ trail: [...trail, code] })
      read()
    },
    back: () => {
      const { trail } = view.getState()
      view.setState({ trail: trail.slice(0, -1) })
      read()
      return trail.at(-1) ?? null
    },
  }
}

/** Whether a step back leaves the page: no code is open, or only the one that it was opened at. */
export function isAtStart({ trail, beganWithCode }: CodesView): boolean {
  return trail.length === 0 || (trail.length === 1 && beganWithCode)
}

/** The codes that the list shows: what was found, else those of the session on the desk. */
export function listedHits({ hits, ofSession, kind }: CodesView): readonly CodeHit[] {
  return hits ?? ofSession.filter(hit => kind === null || hit.kind === kind)
}

function createSearch(view: StoreApi<CodesView>, { reference }: Bridge): () => void {
  const ask = createLatestOnly(
    ({ text, kind, day }: CodesView) => {
      const kinds = kind === null ? [...CODE_KINDS] : [kind]
      return answered(reference.search({ text: text.trim(), on: day.on, kinds, limit: MOST_HITS }))
    },
    (answer, { text }) => {
      if (view.getState().text.trim() === '' || text !== view.getState().text) return
      if (answer.ok) view.setState({ hits: answer.value, pointed: 0, failure: null })
      else view.setState({ failure: answer.error.message })
    },
  )
  return () => {
    if (view.getState().text.trim() === '') view.setState({ hits: null, pointed: 0 })
    else ask(view.getState())
  }
}

/** Reads the page of the code that is shown. The page before it stays until the new one is there. */
function createRead(view: StoreApi<CodesView>, { reference }: Bridge): () => void {
  const ask = createLatestOnly(
    ({ code, on }: { readonly code: string; readonly on: string }) => answered(reference.code({ code, on })),
    (answer, { code }) => {
      if (view.getState().trail.at(-1) !== code) return
      if (answer.ok) view.setState({ page: answer.value, failure: null })
      else view.setState({ page: null, failure: answer.error.message })
    },
  )
  return () => {
    const { trail, day } = view.getState()
    const code = trail.at(-1)
    if (code === undefined) view.setState({ page: null })
    else ask({ code, on: day.on })
  }
}

/** Lists the codes of the session with their words; one that no code set knows stands without. */
function createDescribe(
  view: StoreApi<CodesView>,
  { reference }: Bridge,
): (codes: readonly string[], on: string) => void {
  const find = async (code: string, on: string): Promise<CodeHit> => {
    const answer = await answered(reference.search({ text: code, on, kinds: [...CODE_KINDS], limit: 5 }))
    const hit = answer.ok ? answer.value.find(one => one.code === code) : undefined
    return hit ?? { code, kind: 'cpt', text: '', edition: null, billable: true, remark: '' }
  }
  const ask = createLatestOnly(
    ({ codes, on }: { readonly codes: readonly string[]; readonly on: string }) =>
      Promise.all(codes.map(code => find(code, on))),
    ofSession => view.setState({ ofSession }),
  )
  return (codes, on) => ask({ codes, on })
}
