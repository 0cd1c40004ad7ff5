import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportedFile, ExportOutcome } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { chainHead } from '#main/features/audit/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import { numbered, type ChargeFile, type UnnumberedRecord } from './charge-record.ts'
import type { ReleasedFormat } from './file-format.ts'
import { planBatch, trialFile, type Plan, type PlannedFile } from './plan.ts'
import { sweepAside } from './release/aside.ts'
import { folderFailure, folderInode } from './release/folder.ts'
import { journalBatch, noteAside } from './release/journal.ts'
import { prepareFiles, type PreparedFile } from './release/prepare.ts'
import type { BatchRow } from './release/queries.ts'
import { releaseFiles, settleBatch, type ReleaseTools } from './release/settle.ts'
import { selectRecords, type Screening, type Selection } from './selection.ts'
import type { FileCounts } from './verify-file.ts'
import { unfitFor } from './write-file.ts'

export type ExportRequest = {
  readonly scope: string
  readonly format: ReleasedFormat
  /** Absolute path. */
  readonly folder: string
}

export type ExportTools = ReleaseTools &
  Pick<Screening, 'assess' | 'mayActOn'> & { readonly settings: () => Settings }

/**
 * One export, start to end: select, take numbers, write aside, verify from the disk, journal, give the files their
 * names, mark as exported. Synchronous: nothing of the program runs in between, so what was selected is what is
 * journaled. Whatever fails before the journal has changed nothing but the numbers that are used up; after it,
 * `settleBatch` decides.
 */
export function runExport(tools: ExportTools, request: ExportRequest): Result<ExportOutcome, Failure> {
  const inode = attempt(() => folderInode(tools.files, request.folder))
  if (!inode.ok) return fail(folderFailure(inode.error))
  if (inode.value === null) return fail(failure('folder-missing'))

  const createdAt = tools.clock.now()
  const { records, withheld } = select(tools, request, createdAt)
  if (records.length === 0) return ok({ batch: null, files: [], withheld })

  const plan = takeNumbers(tools, request, { createdAt, records })
  const prepared = prepareFiles({
    files: tools.files,
    folder: request.folder,
    plan,
    expected: planned => readAfresh(tools, request, planned),
  })
  if (!prepared.ok) {
    sweepAside(tools.db, tools.files)
    return prepared
  }
  const journaled = { plan, folder: request.folder, inode: inode.value, prepared: prepared.value }
  const batch = journalBatch(tools.db, journaled)
  const problem = release(tools, batch, prepared.value)
  if (problem) return fail(problem)
  return ok({
    batch: plan.batch,
    files: prepared.value.map(file => exportedFile(request.folder, file.row.name, file.row)),
    withheld,
  })
}

function select(tools: ExportTools, { scope, format }: ExportRequest, createdAt: string): Selection {
  const trial = { settings: tools.settings(), createdAt, chainHead: chainHead(tools.db) }
  return selectRecords(tools.db, scope, {
    assess: tools.assess,
    mayActOn: tools.mayActOn,
    unfit: record => {
      const file = trialFile(record, trial)
      return file.records.map(one => unfitFor(one, file, format)).find(problem => problem !== null) ?? null
    },
  })
}

function takeNumbers(
  tools: ExportTools,
  { scope, format, folder }: ExportRequest,
  { createdAt, records }: { readonly createdAt: string; readonly records: readonly UnnumberedRecord[] },
): Plan {
  const { db } = tools
  const input = { records, settings: tools.settings(), format, scope, createdAt, chainHead: chainHead(db) }
  return db.transaction(() => {
    const plan = planBatch(db, input)
    noteAside(db, folder, plan)
    return plan
  })
}

/** The planned file with its records read from the log once more: what the bytes are held against. */
function readAfresh(tools: ExportTools, { scope }: ExportRequest, { file }: PlannedFile): ChargeFile {
  const numberOf = new Map(
    file.records.flatMap(record => record.lines.map(line => [line.chargeLineId, line.lineNumber] as const)),
  )
  const { records } = selectRecords(tools.db, scope, { ...tools, unfit: () => null })
  const planned = new Set(file.records.map(record => record.sessionId))
  const own = records.filter(record => record.claim === file.claim && planned.has(record.sessionId))
  return {
    ...file,
    records: own.map(record => numbered(record, line => numberOf.get(line.chargeLineId) ?? '')),
  }
}

/** Gives the files their names; on a failed step the folder decides whether the batch left. */
function release(tools: ReleaseTools, batch: BatchRow, prepared: readonly PreparedFile[]): Failure | null {
  const error = releaseFiles(
    tools,
    batch,
    prepared.map(({ row }) => row),
  )
  if (error === null) return null
  return settleBatch(tools, batch).kind === 'released' ? null : folderFailure(error)
}

export function exportedFile(folder: string, name: string, counts: FileCounts): ExportedFile {
  const { sha256, bytes, messages, lines, units } = counts
  return { path: join(folder, name), sha256, bytes, messages, lines, units }
}
