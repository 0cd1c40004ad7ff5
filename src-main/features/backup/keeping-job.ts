import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { whileReading, readableDb } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { checkLog, type LogContents } from './check-log.ts'
import {
  copyBytes,
  readPages,
  readRows,
  type CopiedBytes,
  type CopyBytesJob,
  type ReadPagesJob,
  type ReadRowsJob,
} from './copy-bytes.ts'
import { copyForKey, type KeyJob } from './copy-for-key.ts'
import { deliverBackup, type BackupTarget, type TargetOutcome } from './deliver-backup.ts'
import { hashOfFile } from './file-hash.ts'
import { tellNobody, type Tell } from './keeping-progress.ts'
import { listBackups, type FoundBackup } from './list-backups.ts'
import { makeBackup, type BackupJob, type BackupTools, type MadeBackup } from './make-backup.ts'
import type { CopyReport } from './open-copy.ts'
import { fetchBackup, manifestBeside, rehearseRestore, type FetchedLog } from './restore-backup.ts'
import { codeInWords, said } from './said.ts'

/** Work of the keeping that would hold up the window: plain data, done by a thread. */
export type KeepingJob =
  | BackupJob
  | { readonly kind: 'deliver'; readonly from: string; readonly targets: readonly BackupTarget[] }
  | { readonly kind: 'list'; readonly folders: readonly string[] }
  | { readonly kind: 'compare'; readonly path: string }
  | { readonly kind: 'rehearse'; readonly path: string; readonly key: string; readonly data: string }
  | { readonly kind: 'fetch'; readonly from: string; readonly key: string; readonly copy: string }
  | KeyJob
  | CopyBytesJob
  | ReadPagesJob
  | ReadRowsJob
  | { readonly kind: 'check'; readonly data: string; readonly key: string }

export type KeepingJobKind = KeepingJob['kind']

/** What each kind of job answers: a value, or in a sentence why there is none. */
export type KeepingAnswers = {
  readonly backup: MadeBackup
  readonly deliver: readonly TargetOutcome[]
  readonly list: readonly FoundBackup[]
  readonly compare: { readonly sha256: string }
  readonly rehearse: LogContents
  readonly fetch: FetchedLog
  readonly 'copy-for-key': LogContents
  readonly 'copy-bytes': CopiedBytes
  readonly 'read-pages': null
  readonly 'read-rows': CopyReport
  readonly check: LogContents
}

export type KeepingAnswer<Kind extends KeepingJobKind> = Result<KeepingAnswers[Kind], string>

/** Does one job, in whatever thread it is called. */
export function doKeepingJob(
  job: KeepingJob,
  tools: BackupTools,
  tell: Tell = tellNobody,
): Result<KeepingAnswers[KeepingJobKind], string> {
  const { files } = tools
  switch (job.kind) {
    case 'backup':
      return makeBackup(job, tools)
    case 'deliver':
      return ok(job.targets.map(target => deliverBackup(files, { from: job.from, target })))
    case 'list':
      return listAll(job.folders, tools)
    case 'compare':
      return compare(job.path, tools)
    case 'rehearse':
      return rehearseAside(job, tools)
    case 'fetch':
      return fetchBackup({ ...job, files })
    case 'copy-for-key':
      return copyForKey(job, tools, tell)
    case 'copy-bytes':
      return copyBytes(job, files, tell)
    case 'read-pages':
      return readPages(job)
    case 'read-rows':
      return readRows(job, files, tell)
    case 'check':
      return checkOpenLog(job)
  }
}

/** A folder that cannot be read hides no other one. */
function listAll(folders: readonly string[], { files }: BackupTools): KeepingAnswer<'list'> {
  const listed = folders.map(folder => listBackups(files, folder))
  const found = listed.flatMap(one => (one.ok ? one.value : []))
  const refused = listed.find(one => !one.ok)
  return found.length === 0 && refused && !refused.ok ? refused : ok(found)
}

/** Holds the bytes of a backup against its manifest. */
function compare(path: string, { files }: BackupTools): KeepingAnswer<'compare'> {
  return said(
    () => {
      const manifest = manifestBeside(files, path)
      if (!manifest.ok) return manifest
      const { sha256 } = manifest.value
      return hashOfFile(files, path) === sha256
        ? ok({ sha256 })
        : fail('The backup is not as it was written: its SHA-256 differs from its manifest.')
    },
    code => `The backup cannot be read: ${codeInWords(code)}.`,
  )
}

/** Restores into a folder that is thrown away; on the data folder's disk, since a share is no place for a log. */
function rehearseAside(
  { path, key, data }: Extract<KeepingJob, { kind: 'rehearse' }>,
  { files }: BackupTools,
): KeepingAnswer<'rehearse'> {
  return said(
    () => {
      const folder = join(storePaths(data).backups, 'rehearsal')
      files.ensureFolder(folder, 0o700)
      for (const left of files.list(folder)) files.unlink(join(folder, left))
      const rehearsed = rehearseRestore({ files, from: path, key, copy: join(folder, 'chargemark.db') })
      for (const left of files.list(folder)) files.unlink(join(folder, left))
      return rehearsed.ok ? ok(rehearsed.value.report) : rehearsed
    },
    code => `The rehearsal could not be done: ${codeInWords(code)}.`,
  )
}

/** Reads every page of a log that may be open, follows every reference and the audit chain. */
function checkOpenLog({ data, key }: Extract<KeepingJob, { kind: 'check' }>): KeepingAnswer<'check'> {
  return said(
    () => whileReading(storePaths(data).log, key, log => checkLog(readableDb(log))),
    code => `The log could not be read to its end: ${codeInWords(code)}.`,
  )
}
