import { setImmediate } from 'node:timers/promises'
import { openForReading } from '#main/db/open-for-reading.ts'
import { countReport } from './count-report.ts'
import type { ReportJob, ReportMessage, ReportOrder, ReportOutcome } from './report-job.ts'

type Ends = {
  readonly tell: (message: ReportMessage) => void
  /** Lets the thread end. */
  readonly stop: () => void
}

/**
 * What the thread of reports does: one job after another, the newest first, each with a handle of its own that cannot
 * write and is closed when the job is through.
 */
export function createReportThread({ tell, stop }: Ends): (order: ReportOrder) => void {
  let current = new AbortController()
  let work: Promise<void> = Promise.resolve()
  return order => {
    current.abort()
    if (order.kind === 'count') {
      const { asking, job } = order
      const wanted = new AbortController()
      current = wanted
      work = work.then(async () => {
        const outcome = await counted(job, {
          progress: progress => tell({ asking, kind: 'progress', progress }),
          signal: wanted.signal,
          pause: () => setImmediate(),
        })
        tell({ asking, kind: 'outcome', outcome })
      })
    }
    if (order.kind === 'stop') void work.then(stop)
  }
}

async function counted(
  { log, ...asked }: ReportJob,
  tools: Parameters<typeof countReport>[2],
): Promise<ReportOutcome> {
  try {
    if (tools.signal.aborted) return { kind: 'cancelled' }
    const { db, close } = openForReading(log.path, log.key)
    try {
      return await countReport(db, asked, tools)
    } finally {
      close()
    }
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }
  }
}
