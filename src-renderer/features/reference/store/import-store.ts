import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { ImportState } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import { answered } from '../../../ui/bridge.ts'
import type { Schedule } from '../../entry/model/save-queue.ts'
import { importWords, isUnderWay } from '../model/import-words.ts'
import type { ImportWork } from '../model/import-work.ts'
import { handOver } from './hand-over.ts'

export type Answer = { readonly file: string; readonly from?: string; readonly dataset?: Dataset }

export type ImportView = {
  readonly work: ImportWork
  /** What the core holds of the files chosen last, until their outcome is put away. */
  readonly uploads: readonly string[]
  /** What was answered so far about these files. */
  readonly answers: readonly Answer[]
  readonly failure: string | null
  /** What was said last, for the live region. */
  readonly spoken: { readonly text: string; readonly number: number }
}

export type ImportStore = {
  readonly view: StoreApi<ImportView>
  /** Takes up what the core is at: the window may have been opened in the middle of an import. */
  readonly follow: (state: ImportState) => void
  readonly start: (files: readonly File[]) => Promise<void>
  /** Answers what the import asked; the same files go in again. */
  readonly answer: (answers: readonly Answer[]) => Promise<void>
  readonly cancel: () => Promise<void>
  /** Puts the outcome away, with the files it was about. */
  readonly dismiss: () => Promise<void>
}

export type ImportDeps = {
  readonly bridge: Bridge
  readonly toBase64: (piece: Blob) => Promise<string | null>
  readonly schedule: Schedule
  /** What is loaded has changed. */
  readonly onLoaded: () => void
}

const NOTHING: ImportView = {
  work: { kind: 'idle' },
  uploads: [],
  answers: [],
  failure: null,
  spoken: { text: '', number: 0 },
}

const POLL_MS = 300
/** As many as one import takes. */
export const MOST_FILES = 40

/** The import as it goes on behind every page: files handed over, progress, questions, outcome. */
export function createImportStore(deps: ImportDeps): ImportStore {
  const { reference } = deps.bridge
  const view = createStore<ImportView>(() => NOTHING)
  const { goTo, run, refuse } = createSteps(view, deps)

  return {
    view,
    follow: state => {
      if (view.getState().work.kind === 'idle' || state.kind === 'running') goTo(state)
    },
    start: async files => {
      if (files.length === 0 || isUnderWay(view.getState().work)) return
      if (files.length > MOST_FILES)
        return view.setState({ failure: `At most ${MOST_FILES} files at once; ${files.length} were chosen.` })
      if (view.getState().work.kind !== 'idle') await answered(reference.dismissImport({}))
      await sendAndRun(files)
    },
    answer: async answers => {
      view.setState(current => ({ answers: merged(current.answers, answers) }))
      await run()
    },
    cancel: async () => {
      if (view.getState().work.kind === 'handing-over') {
        goTo({ kind: 'cancelled' })
        await answered(reference.dismissImport({}))
        return
      }
      const answer = await answered(reference.cancelImport({}))
      if (answer.ok) goTo(answer.value)
      else refuse(answer.error)
    },
    dismiss: async () => {
      const answer = await answered(reference.dismissImport({}))
      if (answer.ok) view.setState({ work: answer.value, uploads: [], answers: [], failure: null })
      else refuse(answer.error)
    },
  }

  async function sendAndRun(files: readonly File[]): Promise<void> {
    const allBytes = files.reduce((sum, file) => sum + file.size, 0)
    const isCancelled = () => view.getState().work.kind !== 'handing-over'
    view.setState({ uploads: [], answers: [], failure: null })
    goTo({ kind: 'handing-over', file: files[0]?.name ?? '', sentBytes: 0, allBytes })
    const handed = await handOver(files, {
      bridge: deps.bridge,
      toBase64: deps.toBase64,
      isCancelled,
      onSent: (file, sentBytes) => {
        if (!isCancelled()) goTo({ kind: 'handing-over', file, sentBytes, allBytes })
      },
    })
    if (isCancelled()) return
    if (!handed.ok) {
      goTo({ kind: 'idle' })
      await answered(reference.dismissImport({}))
      return refuse(handed.error)
    }
    view.setState({ uploads: handed.value })
    await run()
  }
}

type Steps = {
  readonly goTo: (work: ImportWork) => void
  /** Imports what was handed over, with what was answered. */
  readonly run: () => Promise<void>
  readonly refuse: (error: Failure) => void
}

function createSteps(view: StoreApi<ImportView>, deps: ImportDeps): Steps {
  const { reference } = deps.bridge
  let isPolling = false

  function goTo(work: ImportWork): void {
    const { work: before, spoken } = view.getState()
    const text = importWords(before, work)
    view.setState({ work, ...(text === null ? {} : { spoken: { text, number: spoken.number + 1 } }) })
    if (work.kind === 'running') pollSoon()
    if (work.kind === 'done' && before.kind !== 'done') deps.onLoaded()
  }

  function pollSoon(): void {
    if (isPolling) return
    isPolling = true
    deps.schedule(() => void poll(), POLL_MS)
  }

  async function poll(): Promise<void> {
    const answer = await answered(reference.importState({}))
    isPolling = false
    if (view.getState().work.kind !== 'running') return
    if (answer.ok) goTo(answer.value)
    else pollSoon()
  }

  const refuse = (error: Failure) => view.setState({ failure: error.message })

  return {
    goTo,
    refuse,
    run: async () => {
      const { uploads, answers, work } = view.getState()
      const answer = await answered(
        reference.startImport({ uploads: [...uploads], answers: answers.map(one => ({ ...one })) }),
      )
      if (answer.ok) return goTo(answer.value)
      if (work.kind === 'handing-over') goTo({ kind: 'idle' })
      refuse(answer.error)
    },
  }
}

/** The answers by file, the newer in place of the older. */
function merged(before: readonly Answer[], newer: readonly Answer[]): readonly Answer[] {
  const byFile = new Map<string, Answer>()
  for (const answer of [...before, ...newer])
    byFile.set(answer.file, { ...byFile.get(answer.file), ...answer })
  return [...byFile.values()]
}
