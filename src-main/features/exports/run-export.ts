import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type {
  ExportedFile,
  ExportOutcome,
  ExportProgress,
  WithheldSession,
} from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { chainHead } from '#main/features/audit/index.ts'
import { composeFile, type ComposedFile } from './compose.ts'
import { batchNumber } from './control-number.ts'
import { interchangesLeft } from './destinations/first-interchange.ts'
import { storedNumbers } from './number-source.ts'
import { partsOf, SESSIONS_A_FILE, trialFile, type BatchHead, type FilePart } from './plan.ts'
import type { Delivery } from './release/deliver.ts'
import { journalBatch } from './release/journal.ts'
import type { ReleaseTools } from './release/settle.ts'
import { shareFailure } from './release/share-failure.ts'
import { findBatch, listFiles } from './release/queries.ts'
import { selectRecords, type Screening, type Selection, type Turn } from './selection.ts'
import type { Target } from './target.ts'
import type { FileCounts } from './verify-file.ts'
import { unfitFor } from './write-file.ts'

export type ExportRequest = {
  readonly scope: string
  readonly target: Target
  /** Nothing leaves of a day that nobody has closed. */
  readonly onlyClosedDays?: boolean
}

export type ExportTools = ReleaseTools &
  Pick<Screening, 'assess' | 'mayActOn'> & {
    readonly settings: () => Settings
    /** Lets the rest of the program have its turn. */
    readonly pause: () => Promise<void>
    /** Whether somebody has closed a day of service. */
    readonly isDayClosed: (day: string) => boolean
    readonly sessionsAFile?: number
  }

/** What a long export tells on its way, and whether somebody has called it off. */
export type Course = {
  readonly report: (progress: ExportProgress) => void
  readonly isCancelled: () => boolean
}

/** What was composed and journaled: the number of the batch, null when nothing was ready. */
export type Prepared = { readonly batch: string | null; readonly withheld: readonly WithheldSession[] }

/**
 * The first half of an export: select, compose and compare file by file, journal. Composing takes turns with the rest of
 * the program; the journal refuses it when a session changed meanwhile. Whatever fails here has changed nothing but the
 * numbers that are used up.
 */
export async function prepareExport(
  tools: ExportTools,
  request: ExportRequest,
  course: Course,
): Promise<Result<Prepared, Failure>> {
  const { target, scope } = request
  const folder = target.keepsTrying ? null : await missingFolder(tools, target.folder)
  if (folder !== null) return fail(folder)

  const createdAt = tools.clock.now()
  const head = { settings: tools.settings(), target, createdAt, chainHead: chainHead(tools.db) }
  const { report, isCancelled } = course
  const { records, withheld } = await select(tools, request, head, async (done, of) => {
    report({ step: 'selecting', done, of })
    await tools.pause()
    return !isCancelled()
  })
  if (isCancelled()) return fail(failure('export-cancelled'))
  if (records.length === 0) return ok({ batch: null, withheld })

  const parts = partsOf(records, tools.sessionsAFile ?? SESSIONS_A_FILE)
  if (target.receiver !== null && interchangesLeft(tools.db, target.receiver) < parts.length)
    return fail(failure('interchanges-used-up'))
  const batch = takeBatchNumber(tools, head.settings)
  const composed = await composeAll(tools, { ...head, batch }, parts, course)
  if (!composed.ok) return composed.error.code === 'export-cancelled' ? calledOff(tools, batch) : composed
  report({ step: 'writing', done: 0, of: composed.value.length })
  await tools.pause()
  if (isCancelled()) return calledOff(tools, batch)
  const by = tools.audit.actor
  const journaled = journalBatch(tools.db, { head: { ...head, batch }, scope, by, files: composed.value })
  return journaled.ok ? ok({ batch, withheld }) : journaled
}

/** Nothing has left, and the audit trail says why the numbers of the batch stand nowhere. */
function calledOff({ db, audit }: ExportTools, batch: string): Result<never, Failure> {
  const changes = [{ path: 'batch', from: null, to: batch }]
  db.transaction(() => audit.record(db, { action: 'batch-called-off', sessionId: null, changes }))
  return fail(failure('export-cancelled'))
}

/** What became of a prepared batch once it was taken to its folder. */
export function outcomeOf(
  db: ReadableDb,
  { batch, withheld }: Prepared,
  delivery: Delivery | null,
): Result<ExportOutcome, Failure> {
  if (batch === null || delivery === null) return ok({ batch: null, files: [], withheld, waiting: null })
  const row = findBatch(db, batch)
  if (!row || (row.waits === 0 && delivery.kind !== 'released')) {
    return fail(shareFailure(delivery.kind === 'released' ? 'other' : delivery.problem))
  }
  const files = listFiles(db, batch).map(file => exportedFile(row.folder, file.name, file))
  const waiting = delivery.kind === 'released' ? null : shareFailure(delivery.problem).message
  return ok({ batch, files, withheld, waiting })
}

async function missingFolder({ lanes }: ExportTools, folder: string): Promise<Failure | null> {
  const found = await lanes.do(folder, 'find-folder', { folder })
  if (!found.ok) return shareFailure(found.error)
  return found.value === null ? failure('folder-missing') : null
}

/** `head` is what a record has to fit; null as long as the format is not chosen. */
export function select(
  tools: ExportTools,
  { scope, target, onlyClosedDays = false }: ExportRequest,
  head: Omit<BatchHead, 'batch'> | null,
  turn: Turn = async () => {
    await tools.pause()
    return true
  },
): Promise<Selection> {
  return selectRecords({ db: tools.db, turn }, scope, target, {
    assess: tools.assess,
    mayActOn: tools.mayActOn,
    mayLeave: day => !onlyClosedDays || tools.isDayClosed(day),
    settings: tools.settings,
    unfit: record => {
      if (head === null) return null
      const trial = trialFile(record, head)
      return unfitFor(trial.record, trial.head, trial.format)
    },
  })
}

function takeBatchNumber({ db }: ExportTools, { workstation }: Settings): string {
  return db.transaction(() => batchNumber(workstation, storedNumbers(db).batch()))
}

async function composeAll(
  { db, pause }: ExportTools,
  head: BatchHead,
  parts: readonly FilePart[],
  { report, isCancelled }: Course,
): Promise<Result<readonly ComposedFile[], Failure>> {
  const files: ComposedFile[] = []
  const of = parts.flatMap(({ records }) => records).reduce((sum, { lines }) => sum + lines, 0)
  let before = 0
  const turn = async (compared: number) => {
    report({ step: 'composing', done: before + compared, of })
    await pause()
    return !isCancelled()
  }
  for (const part of parts) {
    if (!(await turn(0))) return fail(failure('export-cancelled'))
    const composed = await composeFile({ db, turn }, head, part)
    if (!composed.ok) return composed
    files.push(composed.value)
    before += composed.value.counts.lines
  }
  return ok(files)
}

export function exportedFile(folder: string, name: string, counts: FileCounts): ExportedFile {
  const { sha256, bytes, messages, lines, units, credits } = counts
  return { path: join(folder, name), sha256, bytes, messages, lines, units, credits }
}
