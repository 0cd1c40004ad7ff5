import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportedFile, ExportOutcome, WithheldSession } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { chainHead } from '#main/features/audit/index.ts'
import { composeFile, type ComposedFile } from './compose.ts'
import { batchNumber } from './control-number.ts'
import { storedNumbers } from './number-source.ts'
import { partsOf, SESSIONS_A_FILE, trialFile, type BatchHead, type FilePart } from './plan.ts'
import { deliverBatch } from './release/deliver.ts'
import { journalBatch } from './release/journal.ts'
import type { ReleaseTools } from './release/settle.ts'
import { shareFailure } from './release/share-failure.ts'
import { listFiles } from './release/queries.ts'
import { selectRecords, type Screening, type Selection } from './selection.ts'
import type { Target } from './target.ts'
import type { FileCounts } from './verify-file.ts'
import { unfitFor } from './write-file.ts'

export type ExportRequest = { readonly scope: string; readonly target: Target }

export type ExportTools = ReleaseTools &
  Pick<Screening, 'assess' | 'mayActOn'> & {
    readonly settings: () => Settings
    /** Lets the rest of the program have its turn. */
    readonly pause: () => Promise<void>
    readonly sessionsAFile?: number
  }

/** What a long export tells on its way, and whether somebody has called it off. */
export type Course = {
  readonly report: (progress: { readonly files: number; readonly done: number }) => void
  readonly isCancelled: () => boolean
}

/**
 * One export, start to end: select, compose and compare file by file, journal, deliver. Composing takes turns with the
 * rest of the program; the journal refuses it when a session changed meanwhile. Whatever fails before the journal has
 * changed nothing but the numbers that are used up; after it, the folder decides.
 */
export async function runExport(
  tools: ExportTools,
  request: ExportRequest,
  course: Course,
): Promise<Result<ExportOutcome, Failure>> {
  const { target, scope } = request
  const folder = target.keepsTrying ? null : await missingFolder(tools, target.folder)
  if (folder !== null) return fail(folder)

  const createdAt = tools.clock.now()
  const head = { settings: tools.settings(), target, createdAt, chainHead: chainHead(tools.db) }
  const { records, withheld } = await select(tools, request, head)
  if (records.length === 0) return ok({ batch: null, files: [], withheld, waiting: null })

  const batch = takeBatchNumber(tools, head.settings)
  const parts = partsOf(records, tools.sessionsAFile ?? SESSIONS_A_FILE)
  const composed = await composeAll(tools, { ...head, batch }, parts, course)
  if (!composed.ok) return composed
  const by = tools.audit.actor
  const journaled = journalBatch(tools.db, { head: { ...head, batch }, scope, by, files: composed.value })
  if (!journaled.ok) return journaled
  return deliver(tools, { batch, target }, withheld)
}

async function missingFolder({ lanes }: ExportTools, folder: string): Promise<Failure | null> {
  const found = await lanes.do(folder, 'find-folder', { folder })
  if (!found.ok) return shareFailure(found.error)
  return found.value === null ? failure('folder-missing') : null
}

export function select(
  tools: ExportTools,
  { scope, target }: ExportRequest,
  head: Omit<BatchHead, 'batch'>,
): Promise<Selection> {
  return selectRecords(tools, scope, target, {
    assess: tools.assess,
    mayActOn: tools.mayActOn,
    unfit: record => {
      const { file, format } = trialFile(record, head)
      return file.records.map(one => unfitFor(one, file, format)).find(problem => problem !== null) ?? null
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
  for (const part of parts) {
    report({ files: parts.length, done: files.length })
    await pause()
    if (isCancelled()) return fail(failure('export-cancelled'))
    const composed = composeFile(db, head, part)
    if (!composed.ok) return composed
    files.push(composed.value)
  }
  report({ files: parts.length, done: parts.length })
  return ok(files)
}

async function deliver(
  tools: ExportTools,
  { batch, target }: { readonly batch: string; readonly target: Target },
  withheld: readonly WithheldSession[],
): Promise<Result<ExportOutcome, Failure>> {
  const delivery = await deliverBatch(tools, batch)
  if (delivery.kind !== 'released' && !target.keepsTrying) return fail(shareFailure(delivery.problem))
  const files = listFiles(tools.db, batch).map(file => exportedFile(target.folder, file.name, file))
  const waiting = delivery.kind === 'released' ? null : shareFailure(delivery.problem).message
  return ok({ batch, files, withheld, waiting })
}

export function exportedFile(folder: string, name: string, counts: FileCounts): ExportedFile {
  const { sha256, bytes, messages, lines, units } = counts
  return { path: join(folder, name), sha256, bytes, messages, lines, units }
}
