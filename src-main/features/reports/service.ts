import { join, resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { daysBetween } from '#shared/base/days.ts'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Report, ReportFormat, ReportRequest } from '#shared/contract/reports.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { renderPdf } from '#main/features/printing/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import type { Threads } from '#main/ports/threads.ts'
import { fileFailure } from '#main/features/shares/index.ts'
import type { LogToRead } from './report-job.ts'
import { reportDocument } from './report-document.ts'
import { createReportRuns } from './report-runs.ts'
import type { Days } from './slices.ts'
import { writeReportCsv } from './write-csv.ts'

export type ReportsService = Handlers['reports'] & {
  /** Ends a report that is being counted. */
  readonly close: () => void
}

type Dependencies = {
  readonly clock: Clock
  readonly files: Files
  readonly threads: Threads
  readonly settings: () => Settings
  /** The log, for a thread that only reads. */
  readonly log: () => LogToRead
  /** Called when nothing reads the log any more. */
  readonly onCounted: () => void
  /** Of the program and of the coding rules, in words. */
  readonly edition: () => string
}

/** More than anybody asks for, and a report of it still fits a window. */
const MOST_DAYS = 30 * 366

/** Counts over the log: on the screen, as CSV and as PDF. Nothing here writes into the log. */
export function createReportsService(dependencies: Dependencies): ReportsService {
  const runs = createReportRuns(dependencies.threads, dependencies.onCounted)
  const report = async (asking: string, request: ReportRequest): Promise<Result<Report, Failure>> => {
    const period = periodOf(request)
    if (!period.ok) return period
    const { kind } = request
    const counted = await runs.count(asking, { log: dependencies.log(), kind, period: period.value })
    return counted.ok ? ok({ ...headOf(dependencies, request), ...counted.value }) : counted
  }
  return {
    run: ({ asking, ...request }) => report(asking, request),
    progress: ({ asking }) => ok(runs.progress(asking)),
    cancel: ({ asking }) => {
      runs.cancel(asking)
      return ok(null)
    },
    save: async ({ asking, format, folder, ...request }) => {
      const made = await report(asking, request)
      return made.ok ? save(dependencies, made.value, { format, folder: resolve(folder) }) : made
    },
    close: runs.close,
  }
}

function periodOf({ from, through }: ReportRequest): Result<Days, Failure> {
  const [first, last] = [parseIsoDate(from), parseIsoDate(through)]
  if (first === null || last === null)
    return fail(failure('input-invalid', first === null ? 'from' : 'through'))
  if (last < first || daysBetween(first, last) > MOST_DAYS) return fail(failure('period-invalid', 'through'))
  return ok({ from: first, through: last })
}

function headOf(
  { clock, settings, edition }: Dependencies,
  { kind, from, through }: ReportRequest,
): Omit<Report, 'facts' | 'tables'> {
  const { site, training } = settings()
  return { kind, from, through, madeAt: clock.now(), site, training, edition: edition() }
}

type Place = { readonly format: ReportFormat; readonly folder: string }

async function save(
  { files, settings }: Dependencies,
  report: Report,
  { format, folder }: Place,
): Promise<Result<{ readonly path: string }, Failure>> {
  const path = join(folder, fileName(report, settings(), format))
  const bytes =
    format === 'pdf' ? await renderPdf(reportDocument(report)) : Buffer.from(writeReportCsv(report), 'utf8')
  const written = attempt(() => files.create(path, bytes))
  return written.ok ? ok({ path }) : fail(fileFailure(written.error.kind))
}

/** Named by site, workstation, kind, period and second: no two reports meet. */
function fileName({ kind, from, through, madeAt }: Report, settings: Settings, format: ReportFormat): string {
  const digits = (text: string) => text.replace(/\D/g, '')
  const { site, workstation, training } = settings
  const sender = `${training ? 'TRAINING' : ''}${site}${workstation}`
  const parts = [
    'REPORT',
    sender,
    kind.toUpperCase(),
    digits(from),
    digits(through),
    digits(madeAt.slice(0, 19)),
  ]
  return `${parts.join('_')}.${format}`
}
