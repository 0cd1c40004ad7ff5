import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '#shared/base/result.ts'
import type { KeyVault } from '../ports/key-vault.ts'
import type { Ports } from '../ports/ports.ts'

/** Where the Electron host puts the key after the key store of the operating system has wrapped it. */
export function wrappedKeyFile(data: string): string {
  return join(data, 'key', 'chargemark.key.wrapped')
}

/**
 * For hosts without the operating system's key store: a log whose key is wrapped by it says so, instead of
 * claiming that the key is missing.
 */
export function portsWithoutKeyStore(data: string): Partial<Ports> {
  return existsSync(wrappedKeyFile(data)) ? { keyVault: unreachableKeyStore } : {}
}

const unreachableKeyStore: KeyVault = {
  describe: () => ({
    kind: 'os-key-store',
    sentence:
      'The key of the log is kept by the key store of this computer, which only the installed program reaches.',
  }),
  load: () => fail('unavailable'),
  keep: () => fail('unavailable'),
  putAside: () => fail('unavailable'),
  next: {
    load: () => fail('unavailable'),
    keep: () => fail('unavailable'),
    promote: () => fail('unavailable'),
    drop: () => fail('unavailable'),
  },
}
