import { basename, join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { fingerprintOf } from '#main/db/key.ts'
import { sqliteCode } from '#main/db/sqlite.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { hashOfFile } from './file-hash.ts'
import type { BackupManifest } from './manifest.ts'
import { checkCopy } from './open-copy.ts'

export type BackupOptions = {
  readonly files: Files
  readonly paths: StorePaths
  readonly key: string
  /** Where the backup goes: a folder that exists, on a share too, since nothing in it can be read. */
  readonly folder: string
  readonly at: string
  readonly version: string
  /** How many backups stay in the folder, this one counted. */
  readonly keep: number
  /** Writes a whole, encrypted copy of the open log under a new name. */
  readonly copyInto: (path: string) => void
}

export type WrittenBackup = {
  readonly path: string
  readonly manifest: BackupManifest
  /** Names of older backups that were removed to keep as many as asked. */
  readonly removed: readonly string[]
}

/**
 * Copies the open log, with its key, under a name that tells when: `chargemark-20261125T091000.db`. The copy is opened
 * and checked whole before it takes its name; older ones go only after that.
 */
export function writeBackup(options: BackupOptions): Result<WrittenBackup, string> {
  try {
    const written = attempt(() => write(options))
    return written.ok ? written.value : fail(`${options.folder}: ${written.error.systemCode}`)
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    return fail(`${options.folder}: the copy could not be written (${code}).`)
  }
}

function write(options: BackupOptions): Result<WrittenBackup, string> {
  const { files, paths, key, folder, at, version } = options
  if (files.stat(folder)?.kind !== 'folder') return fail(`${folder}: there is no such folder.`)
  const path = join(folder, `chargemark-${at.slice(0, 19).replaceAll(/[-:]/g, '')}.db`)
  if (files.stat(path) !== null) return fail(`${path}: a backup of this second is there already.`)
  const aside = `${path}.new`
  if (files.stat(aside)) files.unlink(aside)
  options.copyInto(aside)
  const checked = checkCopy(files, aside, key)
  if (!checked.ok) {
    files.unlink(aside)
    return fail(`The copy did not stand the check and was removed. ${checked.error}`)
  }
  files.syncFile(aside)
  const manifest: BackupManifest = {
    format: 'chargemark backup 1',
    madeAt: at,
    version,
    bytes: files.stat(aside)?.bytes ?? 0,
    sha256: hashOfFile(files, aside),
    keyFingerprint: fingerprintOf(key),
    ...checked.value,
  }
  files.replace(manifestOf(path), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  if (files.stat(paths.recovery)) files.replace(recoveryOf(path), files.read(paths.recovery))
  files.rename(aside, path)
  files.syncFolder(folder)
  return ok({ path, manifest, removed: removeOlder(options, basename(path)) })
}

/** What stands beside a backup. */
export const manifestOf = (backup: string): string => `${backup}.json`
export const recoveryOf = (backup: string): string => `${backup}.recovery`

const BACKUP_NAME = /^chargemark-\d{8}T\d{6}\.db$/

/** Removes the oldest backups beyond the number kept; never the one just written. */
function removeOlder({ files, folder, keep }: BackupOptions, newest: string): readonly string[] {
  const older = files.list(folder).filter(name => BACKUP_NAME.test(name) && name !== newest)
  const surplus = older.toSorted().slice(0, Math.max(0, older.length - (keep - 1)))
  for (const name of surplus) {
    const path = join(folder, name)
    files.unlink(path)
    for (const beside of [manifestOf(path), recoveryOf(path)]) if (files.stat(beside)) files.unlink(beside)
  }
  return surplus
}
