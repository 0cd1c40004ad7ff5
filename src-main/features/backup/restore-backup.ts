import { fail, ok, type Result } from '#shared/base/result.ts'
import { fingerprintOf } from '#main/db/key.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { hashOfFile } from './file-hash.ts'
import { readManifest, type BackupManifest } from './manifest.ts'
import { checkCopy, type CopyReport } from './open-copy.ts'
import { manifestOf, recoveryOf } from './backup-names.ts'

export type RestoreOptions = {
  readonly files: Files
  /** Path of the backup. */
  readonly from: string
  /** The data folder that gets the log. */
  readonly paths: StorePaths
  readonly key: string
  /** What to do with a log that is there: nothing is restored, or it is put aside under another name, never removed. */
  readonly present: 'refuse' | 'put-aside'
  readonly at: string
}

export type RestoredLog = {
  readonly report: CopyReport
  readonly manifest: BackupManifest
  /** The name that the log that was there has now; null where there was none. */
  readonly putAside: string | null
}

/**
 * Puts a backup into a data folder. It is compared with its manifest byte for byte, copied aside, opened, checked
 * whole and compared with what the manifest counts; only then it takes the log's name.
 */
export function restoreBackup(options: RestoreOptions): Result<RestoredLog, string> {
  const restored = attempt(() => restore(options))
  return restored.ok ? restored.value : fail(`The disk refused a step (${restored.error.systemCode}).`)
}

/** Proves that a backup can be restored, in a folder that is thrown away after. Nothing of the backup is changed. */
export function rehearseRestore(
  options: Pick<RestoreOptions, 'files' | 'from' | 'key'> & { readonly copy: string },
): Result<{ readonly report: CopyReport; readonly manifest: BackupManifest }, string> {
  const rehearsed = attempt(() => checkedCopy(options, options.copy))
  return rehearsed.ok ? rehearsed.value : fail(`The disk refused a step (${rehearsed.error.systemCode}).`)
}

function restore(options: RestoreOptions): Result<RestoredLog, string> {
  const { files, paths, key, from, present } = options
  const isThere = files.stat(paths.log) !== null
  if (isThere && present === 'refuse') {
    return fail('A log is in the data folder already; nothing was changed. Name an empty folder.')
  }
  if (files.stat(paths.logInTheMaking)) files.unlink(paths.logInTheMaking)
  const checked = checkedCopy(options, paths.logInTheMaking)
  if (!checked.ok) return checked
  const putAside = isThere ? putLogAside(options) : null
  files.replace(paths.fingerprint, Buffer.from(`${fingerprintOf(key)}\n`))
  const recovery = recoveryOf(from)
  if (files.stat(recovery)) files.replace(paths.recovery, files.read(recovery))
  files.rename(paths.logInTheMaking, paths.log)
  files.syncFolder(paths.folder)
  return ok({ ...checked.value, putAside })
}

/** Copies a backup to a new name and holds it against its manifest; a copy that does not stand is removed. */
function checkedCopy(
  { files, from, key }: Pick<RestoreOptions, 'files' | 'from' | 'key'>,
  copy: string,
): Result<{ readonly report: CopyReport; readonly manifest: BackupManifest }, string> {
  const manifest = manifestBeside(files, from)
  if (!manifest.ok) return manifest
  if (manifest.value.keyFingerprint !== fingerprintOf(key)) {
    return fail('The backup was made with another key than the one at hand.')
  }
  files.copy(from, copy)
  if (hashOfFile(files, copy) !== manifest.value.sha256) {
    files.unlink(copy)
    return fail(`${from} is not as it was written: its SHA-256 differs from its manifest.`)
  }
  const report = checkCopy(files, copy, key)
  const wrong = report.ok ? differenceBetween(report.value, manifest.value) : report.error
  if (wrong === null && report.ok) return ok({ report: report.value, manifest: manifest.value })
  files.unlink(copy)
  return fail(wrong ?? 'The copy could not be checked.')
}

/** The manifest that stands beside a backup. */
export function manifestBeside(files: Files, from: string): Result<BackupManifest, string> {
  if (files.stat(from)?.kind !== 'file') return fail(`${from}: there is no such backup.`)
  const path = manifestOf(from)
  if (files.stat(path) === null)
    return fail(`${path} is missing: without it nothing proves the backup whole.`)
  const manifest = readManifest(files.read(path))
  return manifest === null ? fail(`${path} is no manifest of a backup.`) : ok(manifest)
}

const COUNTED = ['schema', 'sessions', 'chargeLines', 'auditEvents', 'exportedLines', 'chainHead'] as const

function differenceBetween(report: CopyReport, manifest: BackupManifest): string | null {
  const differs = COUNTED.find(name => report[name] !== manifest[name])
  return differs === undefined
    ? null
    : `The backup holds ${report[differs]} for ${differs}, its manifest says ${manifest[differs]}.`
}

/** The log that was there and its write-ahead log keep their bytes under another name. */
function putLogAside({ files, paths, at }: RestoreOptions): string {
  const aside = `${paths.log}.before-${at.slice(0, 19).replaceAll(/[-:]/g, '')}`
  files.rename(paths.log, aside)
  for (const end of ['-wal', '-shm'])
    if (files.stat(paths.log + end)) files.rename(paths.log + end, aside + end)
  return aside
}
