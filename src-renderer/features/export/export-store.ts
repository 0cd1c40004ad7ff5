import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  BatchSummary,
  ExportFormat,
  ExportOutcome,
  ExportPreview,
  Hl7Version,
} from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'

export type ExportView = {
  readonly scope: string
  readonly format: ExportFormat
  readonly hl7Version: Hl7Version
  readonly folder: string
  readonly preview: ExportPreview | null
  readonly history: readonly BatchSummary[]
  readonly running: boolean
  /** What the last deed on this page wrote. */
  readonly written: Written | null
  readonly failure: string | null
}

/** New charges, or a past batch once more. */
export type Written = { readonly kind: 'new' | 'again'; readonly outcome: ExportOutcome }

export type ExportStore = {
  readonly view: StoreApi<ExportView>
  /** Reads anew what would leave; the page calls it when it is opened. */
  readonly open: (day: string) => Promise<void>
  readonly setScope: (scope: string) => Promise<void>
  readonly set: (choice: Partial<Pick<ExportView, 'format' | 'hl7Version' | 'folder'>>) => void
  readonly chooseFolder: () => Promise<void>
  readonly run: () => Promise<void>
  readonly again: (batch: string) => Promise<void>
}

const NOTHING: ExportView = {
  scope: 'all',
  format: 'csv',
  hl7Version: '2.3.1',
  folder: '',
  preview: null,
  history: [],
  running: false,
  written: null,
  failure: null,
}

type ExportTools = {
  readonly bridge: Bridge
  readonly view: StoreApi<ExportView>
  readonly refuse: (error: Failure) => void
}

/** The export page: what is ready, where it goes, what left. */
export function createExportStore(bridge: Bridge, onExported: () => void): ExportStore {
  const view = createStore<ExportView>(() => NOTHING)
  const refuse = (error: Failure) => view.setState({ failure: error.message })
  const tools = { bridge, view, refuse }

  async function write(
    kind: Written['kind'],
    ask: () => ReturnType<Bridge['exports']['run']>,
  ): Promise<void> {
    if (view.getState().running) return
    view.setState({ running: true, failure: null, written: null })
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
      const { scope, format, hl7Version } = view.getState()
      await write('new', () => bridge.exports.run({ scope, format, hl7Version, folder: folderOf(view) }))
    },
    again: batch => write('again', () => bridge.exports.again({ batch, folder: folderOf(view) })),
  }
}

function folderOf(view: ExportTools['view']): string {
  return view.getState().folder.trim()
}

async function openPage(tools: ExportTools, day: string): Promise<void> {
  const { bridge, view } = tools
  view.setState({ scope: day, written: null, failure: null, preview: null })
  const settings = await answered(bridge.settings.read({}))
  if (settings.ok && view.getState().folder === '') view.setState({ folder: settings.value.exportFolder })
  await readAll(tools)
}

/** Reads what would leave and what left. A preview of another choice than the one that stands now is dropped. */
async function readAll({ bridge, view, refuse }: ExportTools): Promise<void> {
  const { scope } = view.getState()
  const [preview, history] = await Promise.all([
    answered(bridge.exports.preview({ scope })),
    answered(bridge.exports.history({})),
  ])
  if (preview.ok && view.getState().scope === scope) view.setState({ preview: preview.value })
  if (history.ok) view.setState({ history: history.value })
  if (!preview.ok) refuse(preview.error)
}

/** How many charge lines would leave. */
export function readyLines({ preview }: ExportView): number {
  return preview?.ready.reduce((sum, one) => sum + one.lines, 0) ?? 0
}

/** Whether there is something to write and a place for it. */
export function canRun(view: ExportView): boolean {
  return !view.running && view.folder.trim() !== '' && readyLines(view) > 0
}
