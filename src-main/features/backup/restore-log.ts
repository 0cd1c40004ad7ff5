import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { fingerprintOf } from '#main/db/key.ts'
import { takeLock } from '#main/db/lock.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Ports } from '#main/ports/ports.ts'
import { recoverKey } from './recover-key.ts'
import { manifestBeside, rehearseRestore, restoreBackup, type RestoredLog } from './restore-backup.ts'
import { recoveryOf } from './backup-names.ts'

type Desk = Pick<Ports, 'files' | 'volumes' | 'keyVault' | 'clock'>

/** The key that opens a backup, and whether it is still to be kept for the data folder. */
export type FoundKey = { readonly key: string; readonly isNew: boolean }

/** The key kept for the data folder; where there is none, the one that the recovery code opens. */
export async function findKey(
  { files, keyVault }: Desk,
  from: string,
  askCode: () => Promise<string>,
): Promise<Result<FoundKey, string>> {
  const manifest = manifestBeside(files, from)
  if (!manifest.ok) return manifest
  const kept = keyVault.load()
  if (kept.ok && kept.value !== null) return ok({ key: kept.value, isNew: false })
  const recovered = recoverKey(files, recoveryOf(from), await askCode())
  return recovered.ok ? ok({ key: recovered.value, isNew: true }) : recovered
}

/** Puts a backup into a data folder that nobody has open. The key is kept before the log takes its name. */
export function restoreLog(
  desk: Desk,
  wish: FoundKey & {
    readonly from: string
    readonly data: string
    readonly present: 'refuse' | 'put-aside'
  },
): Result<RestoredLog, string> {
  const { files, volumes, keyVault, clock } = desk
  const { data, key, isNew } = wish
  if (volumes.kindOf(data) === 'network')
    return fail(`${data} is on a network share; choose a folder on a local disk.`)
  const made = attempt(() => files.ensureFolder(data, 0o700))
  if (!made.ok) return fail(`${data} cannot be written (${made.error.systemCode}).`)
  const paths = storePaths(data)
  const lock = takeLock(paths.lock)
  if (!lock.ok) return fail('Chargemark is open on this data folder; close it first.')
  try {
    if (isNew && !keyVault.keep(key).ok) return fail('The key could not be kept; nothing was restored.')
    return restoreBackup({ ...wish, files, paths, at: clock.now() })
  } finally {
    lock.value.release()
  }
}

/** Restores into a folder that is thrown away after, to prove that it can be done. */
export function rehearse(
  { files }: Pick<Desk, 'files'>,
  { from, key, folder }: { readonly from: string; readonly key: string; readonly folder: string },
): ReturnType<typeof rehearseRestore> {
  return rehearseRestore({ files, from, key, copy: join(folder, 'chargemark.db') })
}

/** Brings the key of a data folder back with its recovery code. Null when it is back, else why it is not. */
export function useRecoveryCode(
  { files, keyVault }: Pick<Desk, 'files' | 'keyVault'>,
  { data, code }: { readonly data: string; readonly code: string },
): string | null {
  const kept = keyVault.load()
  if (kept.ok && kept.value !== null)
    return 'A key is kept for this data folder already; nothing was changed.'
  const paths = storePaths(data)
  const recovered = recoverKey(files, paths.recovery, code)
  if (!recovered.ok) return recovered.error
  const fits =
    files.stat(paths.fingerprint) === null ||
    files.read(paths.fingerprint).toString('utf8').trim() === fingerprintOf(recovered.value)
  if (!fits) return 'The code opens the key of another log; nothing was changed.'
  return keyVault.keep(recovered.value).ok ? null : keyVault.describe().sentence
}
