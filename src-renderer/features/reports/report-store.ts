import { createStore, type StoreApi } from 'zustand/vanilla'
import { type IsoDate, parseIsoDate } from '#shared/base/iso-date.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { Report, ReportFormat, ReportKind, ReportProgress } from '#shared/contract/reports.ts'
import { type Period, periodOf, type PeriodUnit, shiftPeriod } from '#shared/domain/report-period.ts'
import { answered } from '../../ui/bridge.ts'

export type ReportView = {
  readonly kind: ReportKind
  readonly unit: PeriodUnit
  /** Days as typed; a report is counted once both are days. */
  readonly from: string
  readonly through: string
  readonly report: Report | null
  /** How far the report is that is being counted; null when none is. */
  readonly progress: ReportProgress | null
  readonly folder: string
  readonly message: { readonly tone: 'info' | 'warn'; readonly text: string } | null
}

export type ReportStore = {
  readonly view: StoreApi<ReportView>
  /** Counts the month of a day, or what was shown last; the page calls it when it is opened. */
  readonly open: (today: string) => Promise<void>
  readonly setKind: (kind: ReportKind) => Promise<void>
  readonly setUnit: (unit: PeriodUnit) => Promise<void>
  readonly setDay: (end: 'from' | 'through', day: string) => Promise<void>
  readonly shift: (by: -1 | 1) => Promise<void>
  readonly cancel: () => Promise<void>
  readonly setFolder: (folder: string) => void
  readonly chooseFolder: () => Promise<void>
  readonly save: (format: ReportFormat) => Promise<void>
}

type Tools = {
  readonly bridge: Bridge
  readonly view: StoreApi<ReportView>
  readonly newId: () => string
  /** The newest asking; what an older one answers is dropped. */
  asking: string
  /** Settles when the report on the screen is the one asked for. */
  counted: Promise<void>
}

const NOTHING: ReportView = {
  kind: 'volume',
  unit: 'month',
  from: '',
  through: '',
  report: null,
  progress: null,
  folder: '',
  message: null,
}

const LOOK_EVERY_MS = 200

/** The report on the screen: of which kind and period, how far it is, and where it is saved. */
export function createReportStore(bridge: Bridge, newId: () => string): ReportStore {
  const view = createStore<ReportView>(() => NOTHING)
  const tools: Tools = { bridge, view, newId, asking: '', counted: Promise.resolve() }
  const change = (changed: Partial<ReportView>) => {
    view.setState(changed)
    return countAnew(tools)
  }
  return {
    view,
    open: today => open(tools, today),
    setKind: kind => change({ kind }),
    setUnit: unit => {
      const period = shown(view.getState())
      return change(period === null || unit === 'range' ? { unit } : { unit, ...periodOf(unit, period.from) })
    },
    setDay: (end, day) => change({ unit: 'range', [end]: day }),
    shift: by => {
      const { unit } = view.getState()
      const period = shown(view.getState())
      return period === null ? Promise.resolve() : change(shiftPeriod(unit, period, by))
    },
    cancel: async () => {
      await answered(bridge.reports.cancel({ asking: tools.asking }))
    },
    setFolder: folder => view.setState({ folder }),
    chooseFolder: async () => {
      const answer = await answered(bridge.exports.chooseFolder({}))
      if (!answer.ok) refuse(tools, answer.error.message)
      else if (answer.value !== null) view.setState({ folder: answer.value })
    },
    save: format => save(tools, format),
  }
}

async function open(tools: Tools, today: string): Promise<void> {
  const { bridge, view } = tools
  const day = parseIsoDate(today)
  if (view.getState().from === '' && day !== null) view.setState(periodOf('month', day))
  const settings = await answered(bridge.settings.read({}))
  if (settings.ok && view.getState().folder === '') view.setState({ folder: settings.value.exportFolder })
  await countAnew(tools)
}

/** The period on the screen; null while a day of it is no day. */
function shown({ from, through }: Pick<ReportView, 'from' | 'through'>): Period | null {
  const [first, last]: readonly (IsoDate | null)[] = [parseIsoDate(from), parseIsoDate(through)]
  return first && last ? { from: first, through: last } : null
}

function countAnew(tools: Tools): Promise<void> {
  tools.counted = count(tools)
  return tools.counted
}

async function count(tools: Tools): Promise<void> {
  const { bridge, view } = tools
  const period = shown(view.getState())
  if (period === null) return
  const { kind } = view.getState()
  const answer = await followed(tools, asking => answered(bridge.reports.run({ asking, kind, ...period })))
  if (answer === null) return
  if (answer.ok) view.setState({ report: answer.value })
  else refuse(tools, answer.error.message)
}

async function save(tools: Tools, format: ReportFormat): Promise<void> {
  const { bridge, view } = tools
  await tools.counted
  const { kind, folder } = view.getState()
  const period = shown(view.getState())
  if (period === null || folder.trim() === '') return refuse(tools, 'Choose a folder for the file first.')
  const place = { format, folder: folder.trim() }
  const answer = await followed(tools, asking =>
    answered(bridge.reports.save({ asking, kind, ...period, ...place })),
  )
  if (answer === null) return
  if (answer.ok) view.setState({ message: { tone: 'info', text: `Written to ${answer.value.path}.` } })
  else refuse(tools, answer.error.message)
}

/** Asks for a report and shows how far it is; null when another was asked for meanwhile. */
async function followed<T>(tools: Tools, ask: (asking: string) => Promise<T>): Promise<T | null> {
  const { bridge, view, newId } = tools
  const asking = newId()
  tools.asking = asking
  view.setState({ progress: { done: 0, of: 1 }, message: null })
  const look = setInterval(() => {
    void answered(bridge.reports.progress({ asking })).then(told => {
      if (told.ok && told.value !== null && tools.asking === asking && view.getState().progress !== null) {
        view.setState({ progress: told.value })
      }
    })
  }, LOOK_EVERY_MS)
  const answer = await ask(asking)
  clearInterval(look)
  if (tools.asking !== asking) return null
  view.setState({ progress: null })
  return answer
}

function refuse({ view }: Tools, text: string): void {
  view.setState({ message: { tone: 'warn', text } })
}
