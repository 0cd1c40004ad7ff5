import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  BatchProof,
  BatchSummary,
  ExportAnswers,
  ExportFormat,
  ExportOutcome,
  ExportPreview,
  ExportStanding,
  Hl7Version,
  Retention,
} from '#shared/contract/exports.ts'
import type { Destination } from '#shared/contract/destinations.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'
import { answerDeeds, type AnswerDeeds } from './answer-deeds.ts'

/** What files are called that go into a folder chosen here, as a choice beside the destinations. */
export const HERE = ''

export type ExportView = {
  readonly scope: string
  /** Id of the destination; `HERE` for a folder of the moment. */
  readonly destination: string
  /** Those with a folder of their own, by name. */
  readonly destinations: readonly Destination[]
  readonly standing: ExportStanding
  readonly answers: ExportAnswers
  readonly retention: readonly Retention[]
  /** The proof that is looked at; null while none is. */
  readonly proof: BatchProof | null
  /** What became of printing it. */
  readonly printed: string | null
  readonly format: ExportFormat
  readonly hl7Version: Hl7Version
  readonly folder: string
  readonly preview: ExportPreview | null
  readonly history: readonly BatchSummary[]
  readonly running: boolean
  /** Somebody has called off what runs; it ends at its next turn. */
  readonly calledOff: boolean
  /** What the last deed on this page wrote. */
  readonly written: Written | null
  readonly failure: string | null
}

/** New charges, or a past batch once more. */
export type Written = { readonly kind: 'new' | 'again'; readonly outcome: ExportOutcome }

export type ExportStore = AnswerDeeds & {
  readonly view: StoreApi<ExportView>
  /** Reads anew what would leave; the page calls it when it is opened. */
  readonly open: (day: string) => Promise<void>
  readonly setScope: (scope: string) => Promise<void>
  readonly setDestination: (destination: string) => Promise<void>
  readonly set: (choice: Partial<Pick<ExportView, 'format' | 'hl7Version' | 'folder'>>) => void
  readonly chooseFolder: () => Promise<void>
  readonly run: () => Promise<void>
  readonly again: (batch: string) => Promise<void>
  /** Tries a waiting batch now. */
  readonly retry: (batch: string) => Promise<void>
  readonly takeBack: (batch: string) => Promise<void>
  /** Calls off what is being composed. */
  readonly cancel: () => Promise<void>
  /** What ran while no window was open has been read. */
  readonly seeRuns: () => Promise<void>
  readonly showProof: (batch: string) => Promise<void>
  readonly closeProof: () => void
  readonly printProof: (batch: string, folder: string) => Promise<void>
  /** Days as they were typed; empty lifts the rule. */
  readonly setRetention: (destination: string, typed: string) => Promise<void>
  /** Whether the person at the window may correct what left. */
  readonly mayCorrect: boolean
  /** Whether they may change the sheets of receivers. */
  readonly mayAdminister: boolean
  /** Reads what waits and how far a running export is; the page calls it from time to time. */
  readonly look: () => Promise<void>
  /** Reads only what receivers said, for the count that is always in sight. */
  readonly lookAtAnswers: () => Promise<void>
}

const NOTHING: ExportView = {
  scope: 'all',
  destination: HERE,
  destinations: [],
  standing: { at: '', progress: null, queue: [], runs: [], unclaimed: [] },
  answers: { refusals: [], answers: [], problems: [] },
  retention: [],
  proof: null,
  printed: null,
  format: 'csv',
  hl7Version: '2.3.1',
  folder: '',
  preview: null,
  history: [],
  running: false,
  calledOff: false,
  written: null,
  failure: null,
}

export type ExportTools = {
  readonly bridge: Bridge
  readonly view: StoreApi<ExportView>
  readonly refuse: (error: Failure) => void
}

type ExportDeps = {
  readonly newCommandId: () => string
  readonly mayExport: boolean
  readonly mayCorrect: boolean
  readonly mayAdminister: boolean
  /** What left or is due may have changed. */
  readonly onExported: () => void
}

/** The export page: what is ready, where it goes, what left. */
export function createExportStore(
  bridge: Bridge,
  { newCommandId, mayExport, mayCorrect, mayAdminister, onExported }: ExportDeps,
): ExportStore {
  const view = createStore<ExportView>(() => NOTHING)
  const refuse = (error: Failure) => view.setState({ failure: error.message })
  const tools = { bridge, view, refuse }

  async function write(
    kind: Written['kind'],
    ask: () => ReturnType<Bridge['exports']['run']>,
  ): Promise<void> {
    if (view.getState().running) return
    view.setState({ running: true, calledOff: false, failure: null, written: null })
    const answer = await answered(ask())
    view.setState({ running: false })
    if (answer.ok) view.setState({ written: { kind, outcome: answer.value } })
    else refuse(answer.error)
    onExported()
    await readAll(tools)
  }

  return {
    view,
    open: day => openPage(tools, day),
    setScope: async scope => {
      view.setState({ scope, written: null, failure: null })
      await readAll(tools)
    },
    set: choice => view.setState({ ...choice, failure: null }),
    chooseFolder: async () => {
      const answer = await answered(bridge.exports.chooseFolder({}))
      if (!answer.ok) refuse(answer.error)
      else if (answer.value !== null) view.setState({ folder: answer.value, failure: null })
    },
    run: async () => {
      if (!canRun(view.getState())) return
      const { scope, destination, format, hl7Version } = view.getState()
      await write('new', () =>
        destination === HERE
          ? bridge.exports.run({ scope, format, hl7Version, folder: folderOf(view) })
          : bridge.exports.send({ scope, destination }),
      )
    },
    setDestination: async destination => {
      view.setState({ destination, written: null, failure: null })
      await readAll(tools)
    },
    retry: batch => write('new', () => bridge.exports.retry({ batch })),
    takeBack: async batch => {
      const answer = await answered(bridge.exports.takeBack({ batch }))
      if (!answer.ok) refuse(answer.error)
      await readAll(tools)
    },
    cancel: async () => {
      const answer = await answered(bridge.exports.cancel({}))
      if (answer.ok) view.setState({ calledOff: true })
      else refuse(answer.error)
    },
    seeRuns: async () => {
      const [newest] = view.getState().standing.runs
      if (newest) await answered(bridge.exports.seeRuns({ upTo: newest.id }))
      await look(tools)
    },
    look: () => look(tools),
    lookAtAnswers: async () => {
      if (mayExport) await lookAtAnswers(tools)
    },
    showProof: async batch => {
      const answer = await answered(bridge.exports.proof({ batch }))
      if (answer.ok) view.setState({ proof: answer.value, printed: null })
      else refuse(answer.error)
    },
    closeProof: () => view.setState({ proof: null, printed: null }),
    printProof: async (batch, folder) => {
      const answer = await answered(bridge.exports.printProof({ batch, folder }))
      view.setState({ printed: answer.ok ? `Written: ${answer.value}` : answer.error.message })
    },
    setRetention: async (destination, typed) => {
      const days = typed.trim() === '' ? null : Number(typed)
      const known = view.getState().retention.find(rule => rule.destination === destination)?.days ?? null
      if (days === known) return
      if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3_650)) {
        view.setState({ failure: 'Days are a whole number from 1 to 3650, or nothing.' })
        return
      }
      const answer = await answered(bridge.exports.setRetention({ destination, days }))
      if (answer.ok) view.setState({ retention: answer.value, failure: null })
      else refuse(answer.error)
    },
    ...answerDeeds({ ...tools, newCommandId, readAll: () => readAll(tools), onExported }),
    mayCorrect,
    mayAdminister,
    again: async batch => {
      const folder = folderOfBatch(view.getState(), batch)
      if (folder === '') {
        view.setState({ failure: 'Choose a folder first: pick "a folder chosen here" above.' })
        return
      }
      await write('again', () => bridge.exports.again({ batch, folder }))
    },
  }
}

function folderOf(view: ExportTools['view']): string {
  return view.getState().folder.trim()
}

/** Where a past batch is sent again: to the folder of its destination or, without one, to the folder chosen here. */
function folderOfBatch({ destination, destinations, history, folder }: ExportView, batch: string): string {
  if (destination === HERE) return folder.trim()
  const own = history.find(one => one.batch === batch)?.destination
  return destinations.find(({ id }) => id === own)?.sheet.delivery.folder ?? folder.trim()
}

async function openPage(tools: ExportTools, day: string): Promise<void> {
  const { bridge, view } = tools
  view.setState({ scope: day, written: null, failure: null, preview: null, proof: null })
  const [settings, listed, retention] = await Promise.all([
    answered(bridge.settings.read({})),
    answered(bridge.destinations.list({})),
    answered(bridge.exports.retention({})),
  ])
  if (retention.ok) view.setState({ retention: retention.value })
  if (listed.ok) takeDestinations(view, listed.value)
  if (settings.ok && view.getState().folder === '') view.setState({ folder: settings.value.exportFolder })
  await readAll(tools)
}

/** Those that files can be sent to. The first of them is chosen, unless another one was. */
function takeDestinations(view: ExportTools['view'], listed: readonly Destination[]): void {
  const destinations = listed.filter(
    ({ retiredAt, sheet }) => retiredAt === null && sheet.delivery.folder !== null,
  )
  const { destination } = view.getState()
  const known = destinations.some(({ id }) => id === destination)
  view.setState({ destinations, destination: known ? destination : (destinations[0]?.id ?? HERE) })
}

async function look(tools: ExportTools): Promise<void> {
  const { bridge, view } = tools
  const [standing] = await Promise.all([answered(bridge.exports.standing({})), lookAtAnswers(tools)])
  if (standing.ok) view.setState({ standing: standing.value })
}

async function lookAtAnswers({ bridge, view }: ExportTools): Promise<void> {
  const answers = await answered(bridge.exports.answers({}))
  if (answers.ok) view.setState({ answers: answers.value })
}

/** Reads what would leave and what left. A preview of another choice than the one that stands now is dropped. */
async function readAll(tools: ExportTools): Promise<void> {
  const { bridge, view, refuse } = tools
  const { scope, destination } = view.getState()
  const [preview, history] = await Promise.all([
    answered(bridge.exports.preview({ scope, destination: destination === HERE ? null : destination })),
    answered(bridge.exports.history({})),
    look(tools),
  ])
  const now = view.getState()
  const isCurrent = now.scope === scope && now.destination === destination
  if (preview.ok && isCurrent) view.setState({ preview: preview.value })
  if (history.ok) view.setState({ history: history.value })
  if (!preview.ok) refuse(preview.error)
}

/** How many charge lines would leave. */
export function readyLines({ preview }: ExportView): number {
  return preview?.ready.reduce((sum, one) => sum + one.lines, 0) ?? 0
}

/** Whether there is something to write and a place for it. */
export function canRun(view: ExportView): boolean {
  const hasPlace = view.destination !== HERE || view.folder.trim() !== ''
  return !view.running && hasPlace && readyLines(view) > 0
}
