import { basename, join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { whileReading } from '#main/db/connection.ts'
import { takeLock } from '#main/db/lock.ts'
import { copyInto } from '#main/db/queries.ts'
import { storePaths, type StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import type { Volumes } from '#main/ports/volumes.ts'
import { backupNameAt, backupOfPart, manifestOf, recoveryOf, unfinishedOf } from './backup-names.ts'
import { describeCopy } from './describe-copy.ts'
import { deliverBackup, removeOlder, type BackupTarget, type TargetOutcome } from './deliver-backup.ts'
import type { BackupManifest } from './manifest.ts'
import { roomFor } from './room.ts'
import { codeInWords, said } from './said.ts'

/** A backup as it is asked for: plain data, since it is made in a thread or in a process of its own. */
export type BackupJob = {
  readonly kind: 'backup'
  /** The data folder, whether its log is open meanwhile or not. */
  readonly data: string
  readonly key: string
  readonly at: string
  readonly version: string
  /** Where it goes: folders that exist, on a share too, since nothing in it can be read. */
  readonly targets: readonly BackupTarget[]
}

export type MadeBackup = {
  readonly kind: 'made'
  readonly manifest: BackupManifest
  /** Where the first whole copy of it stands. */
  readonly path: string
  readonly targets: readonly TargetOutcome[]
}

export type BackupTools = { readonly files: Files; readonly volumes: Pick<Volumes, 'freeBytes'> }

/**
 * Copies the log as it stands at one moment, with its key, while it may be open and written to. The copy is made on
 * the local disk, opened and checked whole, and brought to its folders; older ones go only after that. Where no
 * folder takes it, it stays in the data folder.
 */
export function makeBackup(job: BackupJob, tools: BackupTools): Result<MadeBackup, string> {
  const paths = storePaths(job.data)
  const lock = takeLock(paths.backupLock)
  if (!lock.ok) {
    return fail(
      lock.error.kind === 'held'
        ? 'Another backup is under way. Try again when it is done.'
        : `${paths.folder} cannot be written (${lock.error.code}).`,
    )
  }
  const refused = (code: string) => `The backup could not be written: ${codeInWords(code)}.`
  try {
    return said(() => make(job, paths, tools), refused)
  } finally {
    lock.value.release()
  }
}

function make(job: BackupJob, paths: StorePaths, tools: BackupTools): Result<MadeBackup, string> {
  const { files } = tools
  files.ensureFolder(paths.backups, 0o700)
  removeUnfinished(files, paths.backups)
  const bytes = files.stat(paths.log)?.bytes ?? 0
  const room = roomFor({ what: 'a backup', folder: paths.backups, bytes }, tools.volumes)
  if (!room.ok) return room
  const path = join(paths.backups, backupNameAt(job.at))
  if (files.stat(path) !== null) return fail(`${path}: a backup of this second is there already.`)
  const aside = unfinishedOf(path)
  try {
    const manifest = copyAndCheck(job, { paths, aside, files })
    if (!manifest.ok) return manifest
    return ok(settle({ job, paths, files, path, aside, manifest: manifest.value }))
  } finally {
    for (const left of [aside, `${aside}-journal`]) if (files.stat(left) !== null) files.unlink(left)
  }
}

type Place = { readonly paths: StorePaths; readonly aside: string; readonly files: Files }

function copyAndCheck(job: BackupJob, { paths, aside, files }: Place): Result<BackupManifest, string> {
  const { key, at, version } = job
  whileReading(paths.log, key, log => copyInto(log, aside))
  const described = describeCopy(files, { path: aside, key, madeAt: at, version })
  if (!described.ok) return fail(`The copy did not stand the check and was removed. ${described.error}`)
  files.syncFile(aside)
  return described
}

type Settled = Place & {
  readonly job: BackupJob
  readonly path: string
  readonly manifest: BackupManifest
}

/** Gives the copy its name in the data folder's own place, brings it to the others, and leaves it where it is wanted. */
function settle({ job, paths, files, path, aside, manifest }: Settled): MadeBackup {
  files.replace(manifestOf(path), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  if (files.stat(paths.recovery)) files.replace(recoveryOf(path), files.read(paths.recovery))
  files.rename(aside, path)
  files.syncFolder(paths.backups)
  const isOwn = ({ folder }: BackupTarget) => folder === paths.backups
  const others = job.targets
    .filter(target => !isOwn(target))
    .map(target => deliverBackup(files, { from: path, target }))
  const own = job.targets.find(isOwn)
  if (own) {
    const removed = removeOlder(files, own, basename(path))
    return {
      kind: 'made',
      manifest,
      path,
      targets: [{ folder: own.folder, path, problem: null, removed }, ...others],
    }
  }
  const taken = others.find(other => other.path !== null)?.path ?? null
  if (taken === null) return { kind: 'made', manifest, path, targets: others }
  for (const file of [path, manifestOf(path), recoveryOf(path)]) if (files.stat(file)) files.unlink(file)
  return { kind: 'made', manifest, path: taken, targets: others }
}

/** A process that was ended while it wrote a backup leaves parts of it, which are of no use to anybody. */
export function removeUnfinished(files: Files, folder: string): void {
  const names = files.list(folder)
  for (const name of names) {
    const backup = backupOfPart(name)
    if (backup === null) continue
    const isBeside = [manifestOf(backup), recoveryOf(backup)].includes(name)
    if (!isBeside || !names.includes(backup)) files.unlink(join(folder, name))
  }
}
