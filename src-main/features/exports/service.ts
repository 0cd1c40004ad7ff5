import { resolve } from 'node:path'
import { parseIsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { BatchSummary, ExportedFile, ExportOutcome, ExportPreview } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { CodingReference } from '#main/features/coding/index.ts'
import { assessEntry, NOTHING_ELSE_KNOWN } from '#main/features/sessions/index.ts'
import type { SettingsService } from '#main/features/settings/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import type { FolderChooser } from '#main/ports/folder-chooser.ts'
import { fileFormat } from './file-format.ts'
import { listLeftLines, type LeftLine } from './queries.ts'
import { writeAgain } from './release/again.ts'
import { folderFailure, folderInode } from './release/folder.ts'
import { recoverExports, type Recovery } from './release/recover.ts'
import { findBatch, listFiles, listNewestBatches, type BatchRow } from './release/queries.ts'
import { markReleased } from './release/settle.ts'
import { exportedFile, runExport, type ExportTools } from './run-export.ts'
import { selectRecords, type Assess } from './selection.ts'
import { countFile } from './verify-file.ts'

export type ExportsDependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly files: Files
  readonly folderChooser: FolderChooser
  readonly audit: Audit
  readonly settings: SettingsService
  readonly reference: CodingReference
  /** Ids of the payer profiles that the coding rules know. */
  readonly payers: readonly string[]
  /** Whether whoever asks may let a session leave; without it nobody is kept from any. */
  readonly mayActOn?: (id: SessionId) => boolean
  /** Where this machine's live log exports to, if this log is for training; null when nobody knows. */
  readonly liveFolder?: () => string | null
}

export type ExportsService = Handlers['exports'] & {
  /** What a person must know of interrupted exports, for the window's notices. */
  readonly notices: () => readonly string[]
  /** The numbers under which a session's lines left, or are leaving. For the command line. */
  readonly leftLines: (id: SessionId) => readonly LeftLine[]
}

/** Binds the export operations. Undecided batches of an earlier run are decided here, before anything is asked. */
export function createExportsService(dependencies: ExportsDependencies): ExportsService {
  const { db, settings, folderChooser, mayActOn = () => true } = dependencies
  const assess = assessor(dependencies)
  const tools: ExportTools = { ...dependencies, settings: settings.read, assess, mayActOn }
  let recovery = recoverExports(tools)
  const recover = () => {
    recovery = added(recovery, recoverExports(tools))
  }
  return {
    notices: () => [...recovery.settled, ...recovery.waiting],
    leftLines: id => listLeftLines(db, id),
    preview: ({ scope }) => ok(preview(tools, scope)),
    run: ({ scope, format, hl7Version, folder }) => {
      const request = { scope, format: fileFormat(format, hl7Version), folder: resolve(folder) }
      if (isLive(dependencies, request.folder)) return fail(failure('folder-is-live'))
      recover()
      const outcome = runExport(tools, request)
      // A release that failed half way may have left a batch that has to be told of.
      if (!outcome.ok) recover()
      if (outcome.ok && outcome.value.batch !== null) rememberFolder(settings, request.folder)
      return outcome
    },
    again: ({ batch, folder }) => {
      if (isLive(dependencies, resolve(folder))) return fail(failure('folder-is-live'))
      recover()
      const outcome = again(tools, batch, resolve(folder))
      recover()
      return outcome
    },
    history: () => ok(listNewestBatches(db, 100).map(batch => summaryOf(db, batch))),
    chooseFolder: async () => {
      const answer = await folderChooser.choose()
      if (answer.kind === 'unavailable') return fail(failure('chooser-unavailable'))
      return ok(answer.kind === 'chosen' ? answer.folder : null)
    },
  }
}

/** Whether what a log for training writes would meet the files of a live one: by name, or the same folder by another. */
function isLive({ settings, files, liveFolder }: ExportsDependencies, folder: string): boolean {
  const live = settings.read().training ? (liveFolder?.() ?? null) : null
  if (live === null) return false
  const inodeOf = (path: string) => {
    const inode = attempt(() => folderInode(files, path))
    return inode.ok ? inode.value : null
  }
  const inode = inodeOf(folder)
  return resolve(live) === folder || (inode !== null && inode === inodeOf(live))
}

/** Asked of sessions that are stored: their accession number is their own. */
function assessor({ clock, payers, reference }: ExportsDependencies): Assess {
  return entry => {
    const today = parseIsoDate(clock.today())
    if (today === null) throw new Error('The clock gives no date')
    return assessEntry(entry, { ...NOTHING_ELSE_KNOWN, today, payers, reference })
  }
}

/** What is waiting now, and everything that was settled since the program started. */
function added(before: Recovery, now: Recovery): Recovery {
  return { settled: [...before.settled, ...now.settled], waiting: now.waiting }
}

function preview(tools: ExportTools, scope: string): ExportPreview {
  const { records, withheld } = selectRecords(tools.db, scope, { ...tools, unfit: () => null })
  const ready = CLAIMS.map(claim => {
    const own = records.filter(record => record.claim === claim)
    const lines = own.flatMap(record => record.lines)
    return {
      claim,
      sessions: own.length,
      lines: lines.length,
      units: lines.reduce((sum, { units }) => sum + units, 0),
    }
  })
  return { ready: ready.filter(({ lines }) => lines > 0), withheld }
}

/**
 * Writes a past batch again. A batch that could not be finished because its folder is away counts as released once it
 * was written into another one: it is the same file, with the same numbers. An abandoned one is refused, because its
 * lines leave in another batch.
 */
function again(tools: ExportTools, number: string, folder: string): Result<ExportOutcome, Failure> {
  const batch = findBatch(tools.db, number)
  if (!batch || batch.state === 'abandoned') return fail(failure('batch-unknown'))
  const inode = attempt(() => folderInode(tools.files, folder))
  if (!inode.ok) return fail(folderFailure(inode.error))
  if (inode.value === null) return fail(failure('folder-missing'))
  const written = writeAgain(tools, number, folder)
  if (!written.ok) return written
  const format = fileFormat(batch.format, batch.hl7_version ?? '2.3.1')
  const files: ExportedFile[] = []
  for (const { row, content } of written.value) {
    const counts = countFile(content, format)
    if (!counts.ok) return fail(failure('self-check-failed'))
    files.push(exportedFile(folder, row.name, counts.value))
  }
  if (batch.state === 'releasing') markReleased(tools, batch)
  else recordAgain(tools, batch)
  return ok({ batch: number, files, withheld: [] })
}

function recordAgain({ db, audit }: ExportTools, batch: BatchRow): void {
  const changes = [{ path: 'batch', from: null, to: batch.number }]
  db.transaction(() => audit.record(db, { action: 'batch-written-again', sessionId: null, changes }))
}

function summaryOf(db: ReadableDb, batch: BatchRow): BatchSummary {
  return {
    batch: batch.number,
    createdAt: batch.created_at,
    format: batch.format,
    hl7Version: batch.hl7_version,
    scope: batch.scope,
    state: batch.state,
    files: listFiles(db, batch.number).map(({ claim, name, sha256, bytes, messages, lines, units }) => ({
      claim,
      name,
      sha256,
      bytes,
      messages,
      lines,
      units,
    })),
    chainHead: batch.chain_head,
  }
}

/** The next export begins with this folder. */
function rememberFolder(settings: SettingsService, exportFolder: string): void {
  const current = settings.read()
  if (current.exportFolder !== exportFolder) settings.save({ ...current, exportFolder })
}
