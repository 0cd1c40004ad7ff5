import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ReportProgress } from '#shared/contract/reports.ts'
import type { Thread, Threads } from '#main/ports/threads.ts'
import type { Composed } from './definition.ts'
import type { ReportJob, ReportMessage, ReportOrder, ReportOutcome } from './report-job.ts'

/** Reports that are being counted: one at a time, the newest asking. */
export type ReportRuns = {
  readonly count: (asking: string, job: ReportJob) => Promise<Result<Composed, Failure>>
  readonly progress: (asking: string) => ReportProgress | null
  readonly cancel: (asking: string) => void
  /** Cancels what is under way and ends the thread. */
  readonly close: () => void
}

type Run = {
  readonly resolve: (outcome: ReportOutcome) => void
  readonly reject: (error: Error) => void
  progress: ReportProgress
}

/** A thread that nobody asked for anything so long is ended. */
const IDLE_MS = 60_000

/**
 * Counts in one thread that is kept for the next report: starting one takes longer than most reports. `onCounted` is
 * called whenever nothing reads the log any more.
 */
export function createReportRuns(threads: Threads, onCounted: () => void): ReportRuns {
  const runs = new Map<string, Run>()
  let thread: Thread | null = null
  let idle: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const tell = (order: ReportOrder) => thread?.tell(order)
  const stop = () => {
    tell({ kind: 'stop' })
    thread = null
  }
  const hear = (received: unknown) => {
    const message = received as ReportMessage
    const run = runs.get(message.asking)
    if (message.kind === 'outcome') run?.resolve(message.outcome)
    else if (run) run.progress = message.progress
  }
  const start = (): Thread => {
    const started = threads.start('report-worker', null, {
      message: hear,
      // One that was told to stop has answered all it was asked.
      ended: error => {
        if (thread !== started) return
        thread = null
        for (const run of runs.values()) run.reject(error ?? new Error('The thread of reports is gone.'))
      },
    })
    return started
  }
  return {
    count: async (asking, job) => {
      if (runs.has(asking)) return fail(failure('input-invalid', 'asking'))
      clearTimeout(idle)
      const { promise, resolve, reject } = Promise.withResolvers<ReportOutcome>()
      runs.set(asking, { resolve, reject, progress: { done: 0, of: 1 } })
      thread ??= start()
      tell({ kind: 'count', asking, job })
      try {
        return resultOf(await promise)
      } finally {
        runs.delete(asking)
        if (runs.size === 0 && !closed) {
          idle = setTimeout(stop, IDLE_MS).unref()
          onCounted()
        }
      }
    },
    progress: asking => runs.get(asking)?.progress ?? null,
    cancel: asking => {
      if (runs.has(asking)) tell({ kind: 'cancel' })
    },
    close: () => {
      closed = true
      clearTimeout(idle)
      stop()
    },
  }
}

function resultOf(outcome: ReportOutcome): Result<Composed, Failure> {
  if (outcome.kind === 'failed') throw outcome.error
  return outcome.kind === 'counted' ? ok(outcome.report) : fail(failure('report-cancelled'))
}
