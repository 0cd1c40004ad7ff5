import { ok, type Result } from '#shared/base/result.ts'
import { fingerprintOf } from '#main/db/key.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import { manifestOf, recoveryOf } from './backup-names.ts'
import { hashOfFile } from './file-hash.ts'
import type { BackupManifest } from './manifest.ts'
import { checkCopy } from './open-copy.ts'
import { codeInWords, said } from './said.ts'

type Copy = {
  readonly path: string
  readonly key: string
  readonly madeAt: string
  readonly version: string
}

/** Opens a copy of a log, checks it whole, and answers the manifest that proves it so from then on. */
export function describeCopy(
  files: Files,
  { path, key, madeAt, version }: Copy,
): Result<BackupManifest, string> {
  const checked = checkCopy(files, { path, key })
  if (!checked.ok) return checked
  return ok({
    format: 'chargemark backup 1',
    madeAt,
    version,
    bytes: files.stat(path)?.bytes ?? 0,
    sha256: hashOfFile(files, path),
    keyFingerprint: fingerprintOf(key),
    ...checked.value,
  })
}

/**
 * Puts the manifest and the sealed key beside the copy that was made before an update of the log, so that it is
 * restored and rehearsed as any backup. A copy that cannot be described stays; without a manifest no restore takes it.
 */
export function describeCopyOfUpdate(
  files: Files,
  copy: Copy & { readonly paths: StorePaths },
): Result<null, string> {
  const { path, paths } = copy
  return said(
    () => {
      const manifest = describeCopy(files, copy)
      if (!manifest.ok) return manifest
      if (files.stat(paths.recovery)) files.replace(recoveryOf(path), files.read(paths.recovery))
      files.replace(manifestOf(path), Buffer.from(`${JSON.stringify(manifest.value, null, 2)}\n`))
      return ok(null)
    },
    code => `The copy could not be described: ${codeInWords(code)}.`,
  )
}
