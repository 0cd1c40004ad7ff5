import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Files } from '#main/ports/files.ts'
import type { KeyVault } from '#main/ports/key-vault.ts'
import { whileReading } from './connection.ts'
import { fingerprintOf, isKey } from './key.ts'
import { schemaVersion } from './queries.ts'
import { sqliteCode } from './sqlite.ts'
import type { StorePaths } from './store-paths.ts'

type Desk = { readonly files: Files; readonly keyVault: KeyVault; readonly paths: StorePaths }

/**
 * Brings a change of the key to an end that was cut off: the log itself tells which of the two keys it has. Called
 * while nobody has the log open.
 */
export function settleKeyChange({ files, keyVault, paths }: Desk): Result<null, 'unavailable'> {
  const next = keyVault.next.load()
  // A key store that cannot say has its own screen.
  if (!next.ok || next.value === null) return ok(null)
  if (files.stat(paths.log) !== null && isKey(next.value) && opens(paths.log, next.value)) {
    // Nobody was told the code: it opens nothing for anybody.
    for (const left of [paths.recovery, paths.recoveryOfNextKey]) remove(files, left)
    return finishKeyChange({ files, keyVault, paths }, next.value)
  }
  return dropKeyChange({ files, keyVault, paths })
}

/** After the log has the next key: everything that belongs to a key follows. Can be done twice. */
export function finishKeyChange({ files, keyVault, paths }: Desk, next: string): Result<null, 'unavailable'> {
  files.replace(paths.fingerprint, Buffer.from(`${fingerprintOf(next)}\n`))
  takeName(files, paths.recoveryOfNextKey, paths.recovery)
  takeName(files, paths.formerKeysOfNextKey, paths.formerKeys)
  for (const left of [paths.logOfNextKey, paths.standInOfNextKey]) remove(files, left)
  const promoted = keyVault.next.promote()
  return promoted.ok ? ok(null) : fail('unavailable')
}

/** While the log still has its old key: nothing of the next one stays. */
export function dropKeyChange({ files, keyVault, paths }: Desk): Result<null, 'unavailable'> {
  const { logOfNextKey, standInOfNextKey, recoveryOfNextKey, formerKeysOfNextKey } = paths
  for (const left of [
    ...[logOfNextKey, `${logOfNextKey}-journal`, standInOfNextKey],
    ...[recoveryOfNextKey, formerKeysOfNextKey],
  ]) {
    remove(files, left)
  }
  return keyVault.next.drop()
}

function takeName(files: Files, from: string, to: string): void {
  if (files.stat(from) !== null) files.rename(from, to)
}

function remove(files: Files, path: string): void {
  if (files.stat(path) !== null) files.unlink(path)
}

function opens(log: string, key: string): boolean {
  try {
    return whileReading(log, key, schemaVersion) > 0
  } catch (error) {
    if (sqliteCode(error) === null) throw error
    return false
  }
}
