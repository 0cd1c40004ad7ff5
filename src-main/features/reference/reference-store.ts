import type { CptLicence, ImportState } from '#shared/contract/reference.ts'
import { builtInReference, type CodingReference } from '#main/features/coding/index.ts'
import type { Ports } from '#main/ports/ports.ts'
import { todayOf } from '#main/ports/clock.ts'
import type { FileAnswer, FileToImport, JobOutcome } from './import/import-job.ts'
import { BEGINNING, endState, runningState, type Running } from './import-state.ts'
import { liveReference, type LiveReference } from './live-reference.ts'
import type { OpenReference } from './open-reference.ts'
import type { ReferencePaths } from './paths.ts'
import { createReferenceJobs, type RunningJob } from './reference-jobs.ts'

/** One reference database: what it answers, and how it is changed. Knows no log. */
export type ReferenceStore = {
  readonly coding: CodingReference
  readonly current: () => OpenReference | null
  readonly problem: () => string | null
  /** Imports files, all of them or none; null while another change is under way, here or in another process. */
  readonly importFiles: (request: ImportRequest, onState: (state: Running) => void) => RunningImport | null
  /** Null while another change is under way. */
  readonly removeEdition: (edition: number) => Promise<JobOutcome> | null
  readonly recordLicence: (licence: CptLicence) => Promise<JobOutcome> | null
  readonly isOpen: () => boolean
  /** Ends what is under way and lets go of the file. */
  readonly close: () => void
}

export type ImportRequest = {
  readonly files: readonly FileToImport[]
  readonly answers: readonly FileAnswer[]
}

export type RunningImport = {
  readonly ended: Promise<ImportState>
  readonly cancel: () => void
}

type Options = {
  readonly paths: ReferencePaths
  readonly ports: Pick<Ports, 'files' | 'threads' | 'clock' | 'operator'>
  readonly ticks?: () => number
  readonly onOpened?: (reference: OpenReference) => void
}

/** Opens the store of a reference database, which need not be there yet, and removes what a killed import left. */
export function createReferenceStore(options: Options): ReferenceStore {
  const { paths, ports, ticks = () => performance.now() } = options
  const { files, threads, clock, operator } = ports
  const live: LiveReference = liveReference({
    paths,
    files,
    ticks,
    builtIn: builtInReference(),
    ...(options.onOpened ? { onOpened: options.onOpened } : {}),
  })
  const jobs = createReferenceJobs({ paths, files, threads, live })
  jobs.tidy()
  let running: RunningJob | null = null
  let open = true
  const quiet = { progress: () => undefined, swapping: () => undefined }
  const asked = () => ({ at: clock.now(), by: operator.name() })
  return {
    coding: live.coding,
    current: live.current,
    problem: live.problem,
    importFiles: (request, onState) => {
      const begun = ticks()
      let last = BEGINNING
      const show = (state: Running) => {
        last = state
        onState(state)
      }
      const job = jobs.start(
        { kind: 'import', today: todayOf(clock), ...request, ...asked() },
        {
          progress: progress => show(runningState(progress, ticks() - begun)),
          swapping: () => show({ ...last, phase: 'swapping', percent: 99, secondsLeft: 0 }),
        },
      )
      if (job === null) return null
      running = job
      return { ended: job.ended.then(endState), cancel: job.cancel }
    },
    removeEdition: edition =>
      jobs.start({ kind: 'remove-edition', edition, ...asked() }, quiet)?.ended ?? null,
    recordLicence: licence =>
      jobs.start({ kind: 'record-licence', licence, ...asked() }, quiet)?.ended ?? null,
    isOpen: () => open,
    close: () => {
      open = false
      running?.cancel()
      live.close()
    },
  }
}
