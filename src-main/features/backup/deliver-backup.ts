import { basename, join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Files } from '#main/ports/files.ts'
import { isBackupName, manifestOf, recoveryOf, unfinishedOf } from './backup-names.ts'
import { hashOfFile } from './file-hash.ts'
import { readManifest } from './manifest.ts'
import { codeInWords, said } from './said.ts'

/** A folder that backups go to, and how many stay there. */
export type BackupTarget = { readonly folder: string; readonly keep: number }

export type TargetOutcome = {
  readonly folder: string
  /** The backup in this folder; null where it could not be brought there. */
  readonly path: string | null
  /** Why it is not there, in words; null when it is. */
  readonly problem: string | null
  /** Names of older backups that were removed to keep as many as asked. */
  readonly removed: readonly string[]
}

/** Brings a backup that stands to another folder, reads it back there, and only then removes the oldest ones. */
export function deliverBackup(
  files: Files,
  { from, target }: { readonly from: string; readonly target: BackupTarget },
): TargetOutcome {
  const { folder } = target
  const refused = (code: string) => `${folder}: ${codeInWords(code)}.`
  const delivered = said(() => deliver(files, from, folder), refused)
  if (!delivered.ok) return { folder, path: null, problem: delivered.error, removed: [] }
  const removed = said(() => ok(removeOlder(files, target, basename(from))), refused)
  return { folder, path: delivered.value, problem: null, removed: removed.ok ? removed.value : [] }
}

function deliver(files: Files, from: string, folder: string): Result<string, string> {
  if (files.stat(folder)?.kind !== 'folder') return fail(`${folder}: there is no such folder.`)
  const path = join(folder, basename(from))
  const wanted = readManifest(files.read(manifestOf(from)))
  if (wanted === null) return fail(`${manifestOf(from)} is no manifest of a backup.`)
  if (files.stat(path) !== null && hashOfFile(files, path) === wanted.sha256) return ok(path)
  const aside = unfinishedOf(path)
  if (files.stat(aside) !== null) files.unlink(aside)
  try {
    files.copy(from, aside)
    if (hashOfFile(files, aside) !== wanted.sha256) {
      return fail(`${folder}: the copy did not read back as it was written, and was removed.`)
    }
    files.replace(manifestOf(path), files.read(manifestOf(from)))
    if (files.stat(recoveryOf(from))) files.replace(recoveryOf(path), files.read(recoveryOf(from)))
    files.rename(aside, path)
    files.syncFolder(folder)
    return ok(path)
  } finally {
    removeQuietly(files, aside)
  }
}

/** A share that went away takes no order to remove something either; the next backup removes what is left. */
function removeQuietly(files: Files, path: string): void {
  said(
    () => {
      if (files.stat(path) !== null) files.unlink(path)
      return ok(null)
    },
    () => '',
  )
}

/** Removes the oldest backups beyond the number kept; never the one just written. */
export function removeOlder(files: Files, { folder, keep }: BackupTarget, newest: string): readonly string[] {
  const older = files.list(folder).filter(name => isBackupName(name) && name !== newest)
  const surplus = older.toSorted().slice(0, Math.max(0, older.length - (keep - 1)))
  for (const name of surplus) {
    const path = join(folder, name)
    files.unlink(path)
    for (const beside of [manifestOf(path), recoveryOf(path)]) if (files.stat(beside)) files.unlink(beside)
  }
  return surplus
}
