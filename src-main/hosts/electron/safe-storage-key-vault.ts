import { safeStorage } from 'electron'
import { dirname } from 'node:path'
import { fail, ok } from '#shared/base/result.ts'
import { attempt } from '../../ports/attempt.ts'
import type { Files } from '../../ports/files.ts'
import type { KeyVault } from '../../ports/key-vault.ts'
import { nextKeyBeside, putFileAside } from '../../ports/key-files.ts'
import { wrappedKeyFile } from '../wrapped-key.ts'

/**
 * The key vault of the product: DPAPI on Windows, the keychain on macOS, the secret service or KWallet on Linux.
 * The wrapped key lies in the data folder and is useless on another computer or account. Linux without a key store
 * gives Electron only a fixed password, which keeps nothing secret: that is refused.
 */
export function safeStorageKeyVault(data: string, files: Files): KeyVault {
  const file = wrappedKeyFile(data)
  return {
    describe: () => ({
      kind: 'os-key-store',
      sentence: 'The key of the log is kept by the key store of this computer, for this account.',
    }),
    load: () => {
      if (!isTrustworthy()) return fail('unavailable')
      const wrapped = attempt(() => (files.stat(file) === null ? null : files.read(file)))
      if (!wrapped.ok) return fail('unavailable')
      return wrapped.value === null ? ok(null) : unwrap(wrapped.value)
    },
    keep: key => {
      if (!isTrustworthy()) return fail('unavailable')
      const kept = attempt(() => {
        files.ensureFolder(dirname(file), 0o700)
        files.create(file, safeStorage.encryptString(key), 0o600)
        files.syncFolder(dirname(file))
      })
      if (kept.ok) return ok(null)
      return fail(kept.error.kind === 'exists' ? 'already-kept' : 'unavailable')
    },
    putAside: at => (isTrustworthy() ? putFileAside(files, file, at) : fail('unavailable')),
    next: nextKeyBeside({
      files,
      path: file,
      seal: key => safeStorage.encryptString(key),
      unseal: bytes => safeStorage.decryptString(bytes),
    }),
  }
}

/** The key store throws for a key that another account or computer wrapped. */
function unwrap(wrapped: Buffer) {
  try {
    return ok(safeStorage.decryptString(wrapped))
  } catch {
    return fail('unavailable' as const)
  }
}

function isTrustworthy(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}
