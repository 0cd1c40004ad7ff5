import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  ClosedDay,
  CloseSummary,
  DayCounts,
  DayListName,
  DayListRow,
  DayStanding,
  SheetFile,
} from '#shared/contract/closing.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { DayCloseId, ReopenReason } from '#shared/domain/day-close.ts'
import { answered } from '../../ui/bridge.ts'
import { givenReasons, isReasoned, type Reasons, type Reason, withReason } from './reasons.ts'

/** What stands in the list of the page. */
export type ShownList = DayListName | 'history'

export type ClosingView = {
  readonly day: string
  /** Null until it was read. */
  readonly standing: DayStanding | null
  readonly counts: DayCounts | null
  readonly shown: ShownList
  readonly rows: readonly DayListRow[]
  readonly more: boolean
  readonly history: readonly CloseSummary[]
  readonly moreHistory: boolean
  /** All that is open, to be given reasons. */
  readonly open: readonly DayListRow[]
  readonly reasons: Reasons
  readonly signature: string
  readonly secondSignature: string
  /** PINs or pass phrases, in a log with people; forgotten once they were sent. */
  readonly secret: string
  readonly secondSecret: string
  readonly folder: string
  readonly running: boolean
  /** The sheet that was written last. */
  readonly written: SheetFile | null
  readonly failure: string | null
}

/** What a person fills in to close the day. */
export type Signing = Pick<
  ClosingView,
  'signature' | 'secondSignature' | 'secret' | 'secondSecret' | 'folder'
>

export type ClosingStore = {
  readonly view: StoreApi<ClosingView>
  /** Reads a day; the page calls it when it is opened and when the day changes. */
  readonly open: (day: string) => Promise<void>
  /** The page was left: changes elsewhere are not read any more. */
  readonly leave: () => void
  /** Something was stored: reads the day again while its page is shown. */
  readonly refresh: () => Promise<void>
  readonly show: (list: ShownList) => Promise<void>
  readonly readMore: () => Promise<void>
  /** Why something stays open; null takes the reason away. */
  readonly giveReason: (id: string, reason: Reason | null) => void
  readonly set: (change: Partial<Signing>) => void
  readonly chooseFolder: () => Promise<void>
  readonly close: () => Promise<void>
  readonly reopen: (reason: ReopenReason, note: string) => Promise<boolean>
  readonly print: (id: DayCloseId) => Promise<void>
}

const NOTHING: ClosingView = {
  day: '',
  standing: null,
  counts: null,
  shown: 'open',
  rows: [],
  more: false,
  history: [],
  moreHistory: false,
  open: [],
  reasons: new Map(),
  signature: '',
  secondSignature: '',
  secret: '',
  secondSecret: '',
  folder: '',
  running: false,
  written: null,
  failure: null,
}

const PAGE = 100
/** No day that can be closed has more. */
const ALL_OPEN = 500

export type ClosingDeps = {
  readonly bridge: Bridge
  readonly newCommandId: () => string
  /** A day was closed or opened: what lists its sessions is out of date. */
  readonly onChanged: () => void
}

type Tools = ClosingDeps & { readonly view: StoreApi<ClosingView> }

/** A day as it is reconciled and closed, and the closes of before. */
export function createClosingStore(deps: ClosingDeps): ClosingStore {
  const view = createStore<ClosingView>(() => NOTHING)
  const tools = { ...deps, view }
  let isShown = false
  return {
    view,
    open: async day => {
      isShown = true
      const isOther = day !== view.getState().day
      view.setState({ failure: null, written: null, ...(isOther ? { ...OTHER_DAY, day } : {}) })
      await readFolder(tools)
      await readDay(tools)
    },
    leave: () => {
      isShown = false
      view.setState({ secret: '', secondSecret: '' })
    },
    refresh: async () => {
      if (isShown) await readDay(tools)
    },
    show: async shown => {
      view.setState({ shown, rows: [], more: false })
      await readList(tools, 0)
    },
    readMore: () => readList(tools, lengthShown(view.getState())),
    giveReason: (id, reason) =>
      view.setState(({ reasons }) => ({ reasons: withReason(reasons, id, reason) })),
    set: change => view.setState({ ...change, failure: null }),
    chooseFolder: async () => {
      const answer = await answered(deps.bridge.exports.chooseFolder({}))
      if (!answer.ok) view.setState({ failure: answer.error.message })
      else if (answer.value !== null) view.setState({ folder: answer.value, failure: null })
    },
    close: () => closeDay(tools),
    reopen: (reason, note) => reopenDay(tools, reason, note),
    print: id => print(tools, id),
  }
}

const OTHER_DAY = { standing: null, counts: null, rows: [], more: false, open: [], shown: 'open' } as const

function lengthShown({ shown, rows, history }: ClosingView): number {
  return shown === 'history' ? history.length : rows.length
}

async function readFolder({ bridge, view }: Tools): Promise<void> {
  if (view.getState().folder !== '') return
  const settings = await answered(bridge.settings.read({}))
  if (settings.ok) view.setState({ folder: settings.value.closeFolder || settings.value.exportFolder })
}

/** Reads where the day stands, what is open on it and the list shown, then counts it the second time. */
async function readDay(tools: Tools): Promise<void> {
  const { bridge, view } = tools
  const { day } = view.getState()
  const [standing, open] = await Promise.all([
    answered(bridge.closing.day({ day })),
    answered(bridge.closing.list({ day, list: 'open', offset: 0, limit: ALL_OPEN })),
    readList(tools, 0),
  ])
  if (view.getState().day !== day) return
  if (!standing.ok) return view.setState({ failure: standing.error.message })
  if (!open.ok) return view.setState({ failure: open.error.message })
  view.setState(({ reasons }) => ({
    standing: standing.value,
    open: open.value.rows,
    reasons: givenReasons(reasons, open.value.rows),
  }))
  const counts = await answered(bridge.closing.count({ day }))
  if (counts.ok && view.getState().day === day) view.setState({ counts: counts.value })
}

async function readList(tools: Tools, offset: number): Promise<void> {
  const { bridge, view } = tools
  const { day, shown } = view.getState()
  if (shown === 'history') return readHistory(tools, offset)
  const answer = await answered(bridge.closing.list({ day, list: shown, offset, limit: PAGE }))
  const now = view.getState()
  if (now.day !== day || now.shown !== shown) return
  if (!answer.ok) return view.setState({ failure: answer.error.message })
  const { rows, more } = answer.value
  view.setState({ rows: offset === 0 ? rows : [...now.rows, ...rows], more })
}

async function readHistory({ bridge, view }: Tools, offset: number): Promise<void> {
  const answer = await answered(bridge.closing.history({ offset, limit: PAGE }))
  if (!answer.ok) return view.setState({ failure: answer.error.message })
  const { closes, more } = answer.value
  view.setState(({ history }) => ({
    history: offset === 0 ? closes : [...history, ...closes],
    moreHistory: more,
  }))
}

/** Whether a close would be accepted as far as the window can tell. */
export function canClose(view: ClosingView): boolean {
  return !view.running && view.standing?.close === null && missingForClose(view) === null
}

/** What a close still needs, in words; null when nothing. */
export function missingForClose(view: ClosingView): string | null {
  const { standing, counts, open, reasons, folder } = view
  if (standing === null || counts === null) return 'The day is being counted.'
  if (!counts.agree) return 'The two counts differ, so the day cannot be closed.'
  const without = open.filter(row => !isReasoned(reasons, row)).length
  if (without > 0) return `${without} open ${without === 1 ? 'item has' : 'items have'} no reason yet.`
  const unsigned = missingSignature(view)
  if (unsigned !== null) return unsigned
  return folder.trim() === '' ? 'A folder for the sheet is needed.' : null
}

function missingSignature({
  standing,
  signature,
  secret,
  secondSignature,
  secondSecret,
}: ClosingView): string | null {
  const hasPeople = standing !== null && standing.signer !== null
  const second = secondSignature.trim()
  if (hasPeople && secret === '') return 'Your PIN is needed once more.'
  if (!hasPeople && signature.trim() === '') return 'A name is needed as signature.'
  if (standing?.secondSignature && second === '') return 'A second person has to sign.'
  return hasPeople && second !== '' && secondSecret === '' ? 'The PIN of the second person is needed.' : null
}

async function closeDay(tools: Tools): Promise<void> {
  const { bridge, view, newCommandId } = tools
  const current = view.getState()
  const { day, standing, signature, secondSignature, secret, secondSecret, folder, open, reasons } = current
  if (standing === null || !canClose(current)) return
  const leftOpen = open.flatMap(row => {
    const id = row.sessionId ?? row.examId
    const given = id === null ? undefined : reasons.get(id)
    return id !== null && given && row.open ? [{ kind: row.open, id, ...given }] : []
  })
  view.setState({ running: true, failure: null, written: null, secret: '', secondSecret: '' })
  const answer = await answered(
    bridge.closing.close({
      commandId: newCommandId(),
      day,
      seen: standing.seen,
      signature: signature.trim(),
      secondSignature: secondSignature.trim(),
      secret,
      secondSecret,
      leftOpen,
      folder: folder.trim(),
    }),
  )
  view.setState(answer.ok ? closed(answer.value) : { running: false, failure: answer.error.message })
  tools.onChanged()
  await readDay(tools)
}

function closed({ sheet }: ClosedDay): Partial<ClosingView> {
  return { running: false, written: sheet, signature: '', secondSignature: '', reasons: new Map() }
}

async function reopenDay(tools: Tools, reason: ReopenReason, note: string): Promise<boolean> {
  const { bridge, view, newCommandId } = tools
  const close = view.getState().standing?.close
  if (!close) return false
  const answer = await answered(
    bridge.closing.reopen({ commandId: newCommandId(), id: close.id, reason, note }),
  )
  view.setState({ failure: answer.ok ? null : answer.error.message, written: null })
  tools.onChanged()
  await readDay(tools)
  return answer.ok
}

async function print({ bridge, view }: Tools, id: DayCloseId): Promise<void> {
  const folder = view.getState().folder.trim()
  if (folder === '') return view.setState({ failure: 'Choose a folder for the sheet first.' })
  const answer = await answered(bridge.closing.print({ id, folder }))
  view.setState(answer.ok ? { written: answer.value, failure: null } : { failure: answer.error.message })
}
