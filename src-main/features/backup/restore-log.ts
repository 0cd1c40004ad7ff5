import { basename, join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { whileReading } from '#main/db/connection.ts'
import { fingerprintOf } from '#main/db/key.ts'
import { takeLock } from '#main/db/lock.ts'
import { schemaVersion } from '#main/db/queries.ts'
import { storePaths, type StorePaths } from '#main/db/store-paths.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Ports } from '#main/ports/ports.ts'
import { recoveryOf } from './backup-names.ts'
import { takePlaceOfKey } from './key-place.ts'
import { leaveWord } from './pending-events.ts'
import { knownKeys } from './former-keys.ts'
import { recoverKey } from './recover-key.ts'
import {
  fetchBackup,
  manifestBeside,
  putInPlace,
  rehearseRestore,
  type FetchedLog,
  type RestoredLog,
} from './restore-backup.ts'
import { said } from './said.ts'

type Desk = Pick<Ports, 'files' | 'volumes' | 'keyVault' | 'clock'>

/** The key that opens a backup, and whether it is still to be kept for the data folder. */
export type FoundKey = { readonly key: string; readonly isNew: boolean }

/** The key kept for the data folder, if the backup was made with it; else the one that the recovery code opens. */
export async function findKey(
  { files, keyVault }: Pick<Desk, 'files' | 'keyVault'>,
  { from, data }: { readonly from: string; readonly data: string },
  askCode: () => Promise<string>,
): Promise<Result<FoundKey, string>> {
  const manifest = manifestBeside(files, from)
  if (!manifest.ok) return manifest
  const kept = keyVault.load()
  const known = knownKeys(files, storePaths(data), kept.ok ? kept.value : null)
  const key = known.find(one => fingerprintOf(one) === manifest.value.keyFingerprint)
  if (key !== undefined) return ok({ key, isNew: !(kept.ok && kept.value === key) })
  const recovered = recoverKey(files, recoveryOf(from), await askCode())
  return recovered.ok ? ok({ key: recovered.value, isNew: true }) : recovered
}

type RestoreWish = FoundKey & {
  readonly from: string
  readonly data: string
  readonly present: 'refuse' | 'put-aside'
  /** Copies the backup to a name beside the log and checks it whole; by default in this very thread. */
  readonly fetch?: (to: string) => Promise<Result<FetchedLog, string>>
}

/**
 * Puts a backup into a data folder that nobody has open. It is copied and checked whole before anything of what is
 * there changes its name; the key is kept before the log takes its own.
 */
export async function restoreLog(desk: Desk, wish: RestoreWish): Promise<Result<RestoredLog, string>> {
  const { files, volumes } = desk
  const { data } = wish
  if (volumes.kindOf(data) === 'network')
    return fail(`${data} is on a network share; choose a folder on a local disk.`)
  const made = attempt(() => files.ensureFolder(data, 0o700))
  if (!made.ok) return fail(`${data} cannot be written (${made.error.systemCode}).`)
  const paths = storePaths(data)
  const lock = takeLock(paths.lock)
  if (!lock.ok) return fail('Chargemark is open on this data folder; close it first.')
  try {
    return await restoreLocked(desk, wish, paths)
  } finally {
    lock.value.release()
  }
}

async function restoreLocked(
  { files, keyVault, clock }: Desk,
  { from, key, isNew, present, fetch }: RestoreWish,
  paths: StorePaths,
): Promise<Result<RestoredLog, string>> {
  if (files.stat(paths.log) !== null && present === 'refuse') {
    return fail('A log is in the data folder already; nothing was changed. Name an empty folder.')
  }
  const copy = paths.logInTheMaking
  const fetched = fetch ? await fetch(copy) : fetchBackup({ files, from, key, copy })
  if (!fetched.ok) return fetched
  const at = clock.now()
  if (isNew) {
    const kept = takePlaceOfKey(keyVault, key, at)
    if (!kept.ok) return kept
  }
  return said(
    () => {
      const putAside = putInPlace({ files, paths, key, from, at, isNew })
      leaveWord(files, paths, {
        action: 'log-restored',
        at,
        changes: [{ path: 'name', from: null, to: basename(from) }],
      })
      return ok({ ...fetched.value, putAside })
    },
    code => `The disk refused a step (${code}).`,
  )
}

/** Restores into a folder that is thrown away after, to prove that it can be done. */
export function rehearse(
  { files }: Pick<Desk, 'files'>,
  { from, key, folder }: { readonly from: string; readonly key: string; readonly folder: string },
): Result<FetchedLog, string> {
  return rehearseRestore({ files, from, key, copy: join(folder, 'chargemark.db') })
}

type RecoveryWish = {
  readonly data: string
  readonly code: string
  /** What to do with a key that is kept already: leave it, or give it another name if it does not open this log. */
  readonly present: 'refuse' | 'put-aside'
  /** Wrong codes before this one, for the audit trail. */
  readonly wrongTries: number
}

/** Brings the key of a data folder back with its recovery code. Null when it is back, else why it is not. */
export function useRecoveryCode(
  { files, keyVault, clock }: Pick<Desk, 'files' | 'keyVault' | 'clock'>,
  { data, code, present, wrongTries }: RecoveryWish,
): string | null {
  const kept = keyVault.load()
  if (present === 'refuse' && kept.ok && kept.value !== null)
    return 'A key is kept for this data folder already; nothing was changed.'
  const paths = storePaths(data)
  const recovered = recoverKey(files, paths.recovery, code)
  if (!recovered.ok) return recovered.error
  if (!opensLog(paths.log, recovered.value))
    return 'The code opens the key of another log; nothing was changed.'
  const at = clock.now()
  const placed = takePlaceOfKey(keyVault, recovered.value, at)
  if (!placed.ok) return placed.error
  attempt(() => {
    files.replace(paths.fingerprint, Buffer.from(`${fingerprintOf(recovered.value)}\n`))
    const changes = [{ path: 'wrongTries', from: null, to: String(wrongTries) }]
    leaveWord(files, paths, { action: 'key-recovered', at, changes })
  })
  return null
}

/** Whether a key opens a log: its first page tells. */
function opensLog(log: string, key: string): boolean {
  const opened = said(
    () => ok(whileReading(log, key, schemaVersion)),
    code => code,
  )
  return opened.ok
}
