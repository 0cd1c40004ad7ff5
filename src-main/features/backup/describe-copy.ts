import { join } from 'node:path'
import { ok, type Result } from '#shared/base/result.ts'
import { whileReading, readableDb } from '#main/db/connection.ts'
import { fingerprintOf } from '#main/db/key.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import { isUpdateCopyName, manifestOf, recoveryOf, timeInName } from './backup-names.ts'
import { hashOfFile } from './file-hash.ts'
import type { BackupManifest } from './manifest.ts'
import { checkCopy, type CopyReport } from './open-copy.ts'
import { findVersion } from './queries.ts'
import { codeInWords, said } from './said.ts'

type Copy = {
  readonly path: string
  readonly key: string
  readonly madeAt: string
  readonly version: string
}

/** What a copy before an update says of the version that kept the log, where that was not noted yet. */
const NOT_NOTED = 'not noted'

/** The version of the program that kept the log which was copied. */
export function keptBy({ path, key }: Pick<Copy, 'path' | 'key'>): string {
  return whileReading(path, key, connection => findVersion(readableDb(connection)) ?? NOT_NOTED)
}

/** Opens a copy of a log, checks it whole, and answers the manifest that proves it so from then on. */
export function describeCopy(
  files: Files,
  { path, key, madeAt, version }: Copy,
): Result<BackupManifest, string> {
  const checked = checkCopy(files, { path, key })
  if (!checked.ok) return checked
  const written = { bytes: files.stat(path)?.bytes ?? 0, sha256: hashOfFile(files, path) }
  return ok(manifestFor({ key, madeAt, version }, written, checked.value))
}

/** What is put beside a copy that was found whole. */
export function manifestFor(
  { key, madeAt, version }: Omit<Copy, 'path'>,
  written: Pick<BackupManifest, 'bytes' | 'sha256'>,
  report: CopyReport,
): BackupManifest {
  return {
    format: 'chargemark backup 1',
    madeAt,
    version,
    ...written,
    keyFingerprint: fingerprintOf(key),
    ...report,
  }
}

/**
 * Proves the copy that was made before an update of the log, and puts its manifest and the sealed key beside it, so
 * that it is restored and rehearsed as any backup. Only with a copy that is proven the update goes on.
 */
export function proveCopyOfUpdate(
  files: Files,
  copy: Omit<Copy, 'version'> & { readonly paths: StorePaths },
): Result<null, string> {
  return said(
    () => {
      const manifest = describeCopy(files, { ...copy, version: keptBy(copy) })
      if (!manifest.ok) return manifest
      putBeside(files, copy, manifest.value)
      removeOlderCopies(files, copy.paths.backups)
      return ok(null)
    },
    code => `The copy could not be described: ${codeInWords(code)}.`,
  )
}

type Beside = { readonly path: string; readonly paths: StorePaths }

/** What stands beside a copy of an update.  */
export function putBeside(files: Files, { path, paths }: Beside, manifest: BackupManifest): void {
  if (files.stat(paths.recovery)) files.replace(recoveryOf(path), files.read(paths.recovery))
  files.replace(manifestOf(path), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
}

/** As many copies of updates stay, the newest: called when that one is proven. */
export const COPIES_KEPT = 3

export function removeOlderCopies(files: Files, folder: string): void {
  const copies = files.list(folder).filter(isUpdateCopyName)
  const byTime = copies.toSorted((one, other) => timeInName(other).localeCompare(timeInName(one)))
  for (const name of byTime.slice(COPIES_KEPT)) {
    const path = join(folder, name)
    for (const gone of [path, manifestOf(path), recoveryOf(path)]) if (files.stat(gone)) files.unlink(gone)
  }
}
