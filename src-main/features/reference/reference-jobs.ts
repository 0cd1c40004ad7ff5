import { dirname } from 'node:path'
import { takeLock, type Lock } from '#main/db/lock.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import type { Thread, Threads } from '#main/ports/threads.ts'
import { removeAside } from './import/build-aside.ts'
import type { JobOutcome, JobProgress, ReferenceJob } from './import/import-job.ts'
import { CANCEL, type JobMessage } from './import/thread-messages.ts'
import type { LiveReference } from './live-reference.ts'
import { rememberChecked } from './open-reference.ts'
import type { ReferencePaths } from './paths.ts'

/** Jobs on the reference database: one at a time, of all processes that have it. */
export type ReferenceJobs = {
  /** Starts a job; null while another one is under way, here or in another process. */
  readonly start: (job: WithoutPaths<ReferenceJob>, on: JobEvents) => RunningJob | null
  /** Removes what a job left that was ended before its time, unless one is under way. */
  readonly tidy: () => void
}

/** A job as it is asked for: where its files lie is known here. */
export type WithoutPaths<Job> = Job extends ReferenceJob ? Omit<Job, 'current' | 'aside'> : never

export type JobEvents = {
  readonly progress: (progress: JobProgress) => void
  /** The new file is whole and takes the place of the old one. */
  readonly swapping: () => void
}

export type RunningJob = {
  /** How it ended; after `built` the new file is in force. Rejects only where the program itself is wrong. */
  readonly ended: Promise<JobOutcome>
  readonly cancel: () => void
}

type Options = {
  readonly paths: ReferencePaths
  readonly files: Files
  readonly threads: Threads
  readonly live: LiveReference
}

/** A thread that is in the middle of a long step when it is told to stop is given this long, then ended. */
const PATIENCE_MS = 5_000

export function createReferenceJobs(options: Options): ReferenceJobs {
  const { paths, files } = options
  return {
    start: (job, on) => {
      const lock = takeLock(paths.lock)
      if (!lock.ok) return null
      const task = { ...job, current: paths.file, aside: paths.aside } as ReferenceJob
      const { outcome, thread } = runThread(task, options.threads, on.progress)
      const ended = outcome
        .then(done => {
          if (done.kind !== 'built') return done
          on.swapping()
          return swapIn(options) ?? done
        })
        .finally(() => finish(options, lock.value))
      return { ended, cancel: () => stop(thread, ended) }
    },
    tidy: () => {
      if (files.stat(paths.aside) === null) return
      const lock = takeLock(paths.lock)
      if (lock.ok) finish(options, lock.value)
    },
  }
}

function runThread(
  job: ReferenceJob,
  threads: Threads,
  onProgress: JobEvents['progress'],
): { readonly outcome: Promise<JobOutcome>; readonly thread: Thread } {
  const { promise, resolve, reject } = Promise.withResolvers<JobOutcome>()
  const thread = threads.start('reference-worker', job, {
    message: received => {
      const message = received as JobMessage
      if (message.kind === 'progress') onProgress(message.progress)
      else resolve(message.outcome)
    },
    // After an outcome this changes nothing any more.
    ended: error => (error === null ? resolve({ kind: 'cancelled' }) : reject(error)),
  })
  return { outcome: promise, thread }
}

function stop(thread: Thread, ended: Promise<unknown>): void {
  thread.tell(CANCEL)
  const impatient = setTimeout(thread.end, PATIENCE_MS)
  const calm = () => clearTimeout(impatient)
  ended.then(calm, calm)
}

/**
 * Gives the new file the name of the old one. Windows does not rename over a file that another process has open: then
 * nothing has changed, and that is the outcome.
 */
function swapIn({ paths, files, live }: Options): JobOutcome | null {
  live.release()
  const swapped = attempt(() => {
    files.rename(paths.aside, paths.file)
    files.syncFolder(dirname(paths.file))
  })
  if (swapped.ok) {
    rememberChecked(paths, files)
    return null
  }
  const found = `the system said ${swapped.error.systemCode}`
  const expected = 'that no other program has the reference database open: close other windows of Chargemark'
  return { kind: 'refused', problems: [{ file: paths.file, line: null, expected, found }] }
}

function finish({ paths, files }: Options, lock: Lock): void {
  removeAside(files, paths.aside)
  lock.release()
}
