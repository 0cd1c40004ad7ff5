import { fail, ok, type Result } from '#shared/base/result.ts'
import { fingerprintOf } from '#main/db/key.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import { hashOfFile } from './file-hash.ts'
import { readManifest, type BackupManifest } from './manifest.ts'
import { checkCopy, type CopyReport } from './open-copy.ts'
import { manifestOf, recoveryOf } from './backup-names.ts'
import { codeInWords, said } from './said.ts'

type FetchOptions = {
  readonly files: Files
  /** Path of the backup. */
  readonly from: string
  readonly key: string
  /** Where its copy goes. */
  readonly copy: string
}

/** A backup that was compared with its manifest byte for byte, copied, opened, checked whole and counted. */
export type FetchedLog = { readonly report: CopyReport; readonly manifest: BackupManifest }

export type RestoredLog = FetchedLog & {
  /** The name that the log that was there has now; null where there was none. */
  readonly putAside: string | null
}

/** Copies a backup beside the place of the log and checks it. What an earlier try left there is written over. */
export function fetchBackup(options: FetchOptions): Result<FetchedLog, string> {
  return said(
    () => {
      if (options.files.stat(options.copy)) options.files.unlink(options.copy)
      return checkedCopy(options)
    },
    code => `The disk refused a step: ${codeInWords(code)}.`,
  )
}

/** Proves that a backup can be restored, in a folder that is thrown away after. Nothing of the backup is changed. */
export function rehearseRestore(options: FetchOptions): Result<FetchedLog, string> {
  return fetchBackup(options)
}

type PlaceOptions = Pick<FetchOptions, 'files' | 'from' | 'key'> & {
  readonly paths: StorePaths
  readonly at: string
  /** The key is another than before: so is the recovery code. */
  readonly isNew: boolean
}

/** Gives a fetched backup the name of the log; the one that was there gets another, which is the answer. */
export function putInPlace(options: PlaceOptions): string | null {
  const { files, paths, key, from, isNew } = options
  const putAside = putLogAside(options)
  files.replace(paths.fingerprint, Buffer.from(`${fingerprintOf(key)}\n`))
  if (files.stat(paths.damaged)) files.unlink(paths.damaged)
  const recovery = recoveryOf(from)
  // With the same key the newest code stays the one that opens it.
  if (files.stat(recovery) && (isNew || !files.stat(paths.recovery)))
    files.replace(paths.recovery, files.read(recovery))
  files.rename(paths.logInTheMaking, paths.log)
  files.syncFolder(paths.folder)
  return putAside
}

/** Copies a backup to a new name and holds it against its manifest; a copy that does not stand is removed. */
function checkedCopy({ files, from, key, copy }: FetchOptions): Result<FetchedLog, string> {
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
  const report = checkCopy(files, { path: copy, key })
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
function putLogAside({ files, paths, at }: PlaceOptions): string | null {
  const aside = `${paths.log}.before-${at.slice(0, 19).replaceAll(/[-:]/g, '')}`
  const ends = ['', '-wal', '-shm'].filter(end => files.stat(paths.log + end) !== null)
  for (const end of ends) files.rename(paths.log + end, aside + end)
  return ends.includes('') ? aside : null
}
