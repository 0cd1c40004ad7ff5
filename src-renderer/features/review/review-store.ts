import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { QueuePlace, QueueRow, RuleDecisions, PersonDecisions } from '#shared/contract/review.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { answered } from '../../ui/bridge.ts'
import { keepEqual } from '../../ui/keep-equal.ts'
import { EMPTY_VIEW, filterOf, type Asking, type QueueAsk, type ReviewView } from './queue-view.ts'
import { createReviewDeeds, type ReviewDeeds } from './review-deeds.ts'

export type ReviewStore = ReviewDeeds & {
  readonly view: StoreApi<ReviewView>
  readonly rights: ReviewRights
  /** Reads the queue anew, as far as it was read, and stays at the session that was chosen. */
  readonly open: () => Promise<void>
  /** Reads what waits for a reviewer. */
  readonly refresh: () => Promise<void>
  /** Another queue, filter or grouping, from its first row. */
  readonly askFor: (change: Partial<QueueAsk>) => Promise<void>
  readonly readMore: () => Promise<void>
  readonly choose: (at: number) => void
  readonly askAbout: (asking: Asking | null) => void
  readonly decisions: (period: {
    readonly from: string
    readonly through: string
  }) => Promise<Decisions | null>
}

export type Decisions = {
  readonly rules: readonly RuleDecisions[]
  readonly persons: readonly PersonDecisions[]
}

/** What the person at the desk may do here. */
export type ReviewRights = { readonly review: boolean; readonly enter: boolean }

export type ReviewDeps = {
  readonly rights: ReviewRights
  readonly bridge: Bridge
  readonly today: string
  readonly newCommandId: () => string
  /** A session was changed by a deed of the review. */
  readonly onChanged: () => void
}

const PAGE = 50

/** Further down the rows are read as they are scrolled to. */
const READ_AGAIN_UP_TO = 1_000

/** The review as it is worked: a queue, the session chosen in it, and what is done with it. */
export function createReviewStore(deps: ReviewDeps): ReviewStore {
  const { bridge, today } = deps
  const view = createStore<ReviewView>(() => EMPTY_VIEW)
  let turn = 0
  let readingMore = false

  async function read(upTo: number): Promise<void> {
    turn += 1
    const mine = turn
    const { ask } = view.getState()
    const filter = filterOf(ask, today)
    const readAt = new Date().toISOString()
    const [rows, counts, choices] = await Promise.all([
      readRows(bridge, { ask, filter, upTo }),
      answered(bridge.review.counts({ queue: ask.queue, filter })),
      answered(bridge.review.choices({ queue: ask.queue })),
    ])
    if (mine !== turn) return
    if (!rows.ok) return say('warn', rows.error.message)
    view.setState(current => ({
      rows: keepEqual(current.rows, rows.value.rows),
      more: rows.value.more,
      readAt,
      ...(counts.ok ? { counts: counts.value } : {}),
      ...(choices.ok ? { choices: keepEqual(current.choices, choices.value) } : {}),
      chosen: placeOf(rows.value.rows, current),
    }))
    await readDetails()
  }

  async function readDetails(): Promise<void> {
    const id = chosenId(view.getState())
    if (id === null) return view.setState({ details: null })
    const answer = await answered(bridge.review.details({ id }))
    if (chosenId(view.getState()) !== id) return
    view.setState(({ details }) => ({ details: answer.ok ? keepEqual(details, answer.value) : null }))
  }

  function say(tone: 'info' | 'warn', text: string): void {
    view.setState(({ said }) => ({ said: { tone, text, number: (said?.number ?? 0) + 1 } }))
  }

  async function refresh(): Promise<void> {
    const answer = await answered(bridge.review.standing({}))
    if (answer.ok) view.setState({ due: answer.value.due })
  }

  async function readAgain(): Promise<void> {
    const upTo = Math.min(READ_AGAIN_UP_TO, Math.max(PAGE, view.getState().rows.length))
    await Promise.all([read(upTo), refresh()])
  }

  async function readMore(): Promise<void> {
    const { ask, rows, more } = view.getState()
    const after = rows.at(-1)?.place
    if (!more || !after || readingMore) return
    readingMore = true
    const mine = turn
    const { queue, groupBy } = ask
    const input = { queue, filter: filterOf(ask, today), groupBy, after, limit: PAGE }
    const answer = await answered(bridge.review.list(input))
    readingMore = false
    if (mine !== turn) return
    if (!answer.ok) return say('warn', answer.error.message)
    view.setState(current => ({
      rows: [...current.rows, ...answer.value.rows],
      more: answer.value.more,
    }))
  }

  /** A session that was decided leaves the queue; the one below takes its place. */
  async function leave(id: SessionId): Promise<void> {
    turn += 1
    view.setState(({ rows, chosen }) => {
      const left = rows.filter(row => row.id !== id)
      return { rows: left, chosen: Math.max(0, Math.min(chosen, left.length - 1)), details: null }
    })
    const { ask } = view.getState()
    const filter = filterOf(ask, today)
    const [counts] = await Promise.all([
      answered(bridge.review.counts({ queue: ask.queue, filter })),
      readDetails(),
      refresh(),
    ])
    if (counts.ok) view.setState({ counts: counts.value })
    if (view.getState().rows.length < PAGE / 2) await readMore()
  }

  return {
    view,
    rights: deps.rights,
    refresh,
    open: readAgain,
    askFor: async change => {
      view.setState(({ ask }) => ({
        ask: { ...ask, ...('queue' in change ? { reason: '' } : {}), ...change },
        chosen: 0,
        rows: [],
        readAt: '',
        details: null,
        asking: null,
        meanwhile: null,
      }))
      // What was done stays said as long as it can be taken back.
      if (view.getState().undoable.length === 0) view.setState({ said: null })
      await read(PAGE)
    },
    readMore,
    choose: at => {
      const { rows, chosen } = view.getState()
      const next = Math.max(0, Math.min(at, rows.length - 1))
      if (next === chosen) return
      view.setState({ chosen: next, details: null, asking: null, meanwhile: null })
      void readDetails()
    },
    askAbout: asking => view.setState({ asking }),
    decisions: async ({ from, through }) => {
      const answer = await answered(bridge.review.decisions({ from: from || null, through: through || null }))
      if (!answer.ok) say('warn', answer.error.message)
      return answer.ok ? answer.value : null
    },
    ...createReviewDeeds({ ...deps, view, say, readAgain, leave }),
  }
}

export function chosenId({ rows, chosen }: Pick<ReviewView, 'rows' | 'chosen'>): SessionId | null {
  return rows[chosen]?.id ?? null
}

/** Where the chosen session stands now; where it is gone, the one that took its place. */
function placeOf(rows: readonly QueueRow[], before: ReviewView): number {
  const id = chosenId(before)
  const found = rows.findIndex(row => row.id === id && samePlace(row, before.rows[before.chosen]))
  return found >= 0 ? found : Math.max(0, Math.min(before.chosen, rows.length - 1))
}

/** A session may stand under several reasons. */
function samePlace(row: QueueRow, other: QueueRow | undefined): boolean {
  return row.place.reason === other?.place.reason && row.place.physician === other.place.physician
}

type Reading = {
  readonly ask: QueueAsk
  readonly filter: ReturnType<typeof filterOf>
  readonly upTo: number
}

const LARGEST_PAGE = 200

/** The rows of a queue from the first, page after page. */
async function readRows(
  bridge: Bridge,
  { ask, filter, upTo }: Reading,
): Promise<Result<{ readonly rows: readonly QueueRow[]; readonly more: boolean }, Failure>> {
  const rows: QueueRow[] = []
  let after: QueuePlace | null = null
  for (;;) {
    const limit = Math.min(LARGEST_PAGE, upTo - rows.length)
    const input = { queue: ask.queue, filter, groupBy: ask.groupBy, after, limit }
    const answer: Awaited<ReturnType<Bridge['review']['list']>> = await answered(bridge.review.list(input))
    if (!answer.ok) return answer
    rows.push(...answer.value.rows)
    after = rows.at(-1)?.place ?? null
    if (!answer.value.more || rows.length >= upTo) {
      return { ok: true, value: { rows, more: answer.value.more } }
    }
  }
}
