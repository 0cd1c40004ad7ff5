import { join } from 'node:path'
import { ok, type Result } from '#shared/base/result.ts'
import type { Files } from '#main/ports/files.ts'
import { isCopyName, manifestOf, timeInName } from './backup-names.ts'
import { readManifest, type BackupManifest } from './manifest.ts'
import { codeInWords, said } from './said.ts'

/** A backup as it lies in a folder. Without a manifest nothing proves it whole. */
export type FoundBackup = {
  readonly path: string
  readonly bytes: number
  readonly manifest: BackupManifest | null
}

/** The backups of a folder, newest first, by what their manifests say. Reads no backup itself. */
export function listBackups(files: Files, folder: string): Result<readonly FoundBackup[], string> {
  return said(
    () => {
      if (files.stat(folder) === null) return ok([])
      const names = files.list(folder).filter(isCopyName)
      return ok(byTime(names).map(name => foundAt(files, join(folder, name))))
    },
    code => `${folder}: ${codeInWords(code)}.`,
  )
}

function foundAt(files: Files, path: string): FoundBackup {
  const beside = manifestOf(path)
  const manifest = files.stat(beside) === null ? null : readManifest(files.read(beside))
  return { path, bytes: files.stat(path)?.bytes ?? 0, manifest }
}

/** Names of copies of both kinds, the newest first. */
function byTime(names: readonly string[]): readonly string[] {
  return names.toSorted((one, other) => timeInName(other).localeCompare(timeInName(one)))
}
