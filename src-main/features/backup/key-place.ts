import { fail, ok, type Result } from '#shared/base/result.ts'
import type { KeyVault } from '#main/ports/key-vault.ts'

/**
 * Makes a key the one that is kept. Another one that is in its place, or one that cannot be read any more, keeps its
 * bytes under another name.
 */
export function takePlaceOfKey(keyVault: KeyVault, key: string, at: string): Result<null, string> {
  const kept = keyVault.load()
  if (kept.ok && kept.value === key) return ok(null)
  const isFree = kept.ok && kept.value === null
  if (!isFree && !keyVault.putAside(at).ok) return fail(cannot(keyVault))
  return keyVault.keep(key).ok ? ok(null) : fail(cannot(keyVault))
}

function cannot(keyVault: KeyVault): string {
  return `The key cannot be kept on this computer. ${keyVault.describe().sentence}`
}
