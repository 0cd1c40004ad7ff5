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
  /** The key that is to follow, while the log is being given it. */
  readonly next: NextKey
}

/** A key beside the one kept, which takes its place or is dropped; whatever happens in between, one of the two fits. */
export type NextKey = {
  readonly load: () => Result<string | null, 'unavailable'>
  /** Keeps it durably before it answers; one that is there is replaced. */
  readonly keep: (key: string) => Result<null, 'unavailable'>
  /** Makes it the key that is kept; the one before is gone. */
  readonly promote: () => Result<null, 'unavailable'>
  readonly drop: () => Result<null, 'unavailable'>
}
