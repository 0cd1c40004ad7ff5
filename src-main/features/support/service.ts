import { join, resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { HostName } from '#shared/contract/app.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { ManagedSetting } from '#shared/contract/policy.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { SupportReport } from '#shared/contract/support.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { takeNumber } from '#main/features/settings/index.ts'
import { fileFailure } from '#main/features/shares/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Clock } from '#main/ports/clock.ts'
import { LOG_FILES } from '#main/ports/file-logger.ts'
import type { Files } from '#main/ports/files.ts'
import { readLogLine } from '#main/ports/logger.ts'
import type { Machine } from '#main/ports/machine.ts'
import { maskedSettings } from './masked-settings.ts'
import {
  countBatches,
  countSessions,
  listLastActions,
  readSchemaVersion,
  readSqliteVersion,
} from './queries.ts'

export type SupportService = Handlers['support']

type Dependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly files: Files
  readonly machine: Machine
  readonly program: { readonly version: string; readonly host: HostName }
  /** Folder of the program's own log files. */
  readonly logs: string
  /** What protects the log, in words. */
  readonly protection: () => readonly string[]
  readonly settings: () => Settings
  readonly managed: () => readonly ManagedSetting[]
  readonly editions: () => unknown
}

/** Reports for somebody who helps, without anything of a patient, a person or a place. */
export function createSupportService(dependencies: Dependencies): SupportService {
  let shown: SupportReport | null = null
  return {
    prepare: () => {
      shown = report(dependencies)
      return ok(shown)
    },
    save: ({ run, folder }) =>
      shown?.run === run ? save(dependencies, shown, resolve(folder)) : fail(failure('report-unknown')),
  }
}

function report(dependencies: Dependencies): SupportReport {
  const { db, clock, machine, program, settings, managed, editions, protection } = dependencies
  const run = db.transaction(() => takeNumber(db, 'support-report'))
  const sections = {
    run,
    madeAt: clock.now(),
    program: { ...program, sqlite: readSqliteVersion(db) },
    machine: machine.describe(),
    log: {
      schema: readSchemaVersion(db),
      protection: protection(),
      sessions: counts(countSessions(db)),
      batches: counts(countBatches(db)),
    },
    settings: maskedSettings(settings()),
    managed: managed(),
    codeSets: editions(),
    lastActions: listLastActions(db),
    programLog: lastLines(dependencies),
  }
  return { run, text: `${JSON.stringify(sections, null, 2)}\n` }
}

function counts(rows: readonly { readonly name: string; readonly count: number }[]) {
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

const MOST_LINES = 400

/** Of each file at most this much of its end is read: a log of ours is smaller. */
const MOST_BYTES = 1024 * 1024

/** The end of the program's own log. */
function lastLines({ files, logs }: Dependencies): readonly unknown[] {
  const lines = LOG_FILES.toReversed().flatMap(name => {
    const path = join(logs, name)
    const read = attempt(() => {
      const bytes = files.stat(path)?.bytes ?? 0
      return files.readSlice(path, Math.max(0, bytes - MOST_BYTES), MOST_BYTES).toString('utf8')
    })
    return read.ok ? read.value.split('\n').filter(line => line !== '') : []
  })
  return lines.slice(-MOST_LINES).map(readLogLine)
}

function save(
  { files }: Dependencies,
  { run, text }: SupportReport,
  folder: string,
): Result<{ readonly path: string }, Failure> {
  const path = join(folder, `chargemark-support-${run}.json`)
  const written = attempt(() => files.create(path, Buffer.from(text)))
  return written.ok ? ok({ path }) : fail(fileFailure(written.error.kind))
}
