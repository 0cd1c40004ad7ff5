import type { Result } from '#shared/base/result.ts'
import type { KeyVaultDescription } from '#shared/contract/app.ts'

/** Keeps the key of one log. The key is 32 random bytes as 64 hexadecimal digits and never leaves the main process. */
export type KeyVault = {
  readonly describe: () => KeyVaultDescription
  /** The key kept here; null when none was ever kept. `unavailable` when the place exists and cannot be read. */
  readonly load: () => Result<string | null, 'unavailable'>
  /** Keeps a key durably before it answers. Refuses to replace one. */
  readonly keep: (key: string) => Result<null, 'unavailable' | 'already-kept'>
  /** Gives what is kept here another name, so that another key can take its place. Nothing is destroyed. */
  readonly putAside: (at: string) => Result<null, 'unavailable'>
}
