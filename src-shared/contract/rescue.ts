import { z } from 'zod'
import type { BackupVerdict, ListedBackup } from './backup.ts'
import { operation } from './operation.ts'

/** A backup that could take the place of a log that cannot be opened. */
export type RescueBackup = ListedBackup & {
  /** What was entered after it, as far as that can still be told. */
  readonly missing: string
}

/**
 * The way back into a log that cannot be opened. Nobody can sign in to it, so these are for anyone at the computer; a
 * log that is open refuses them all. Nothing is ever destroyed: what is replaced keeps its bytes under another name.
 */
export const rescueContract = {
  /** Brings the key back with the recovery code; when it is back, the log is opened. */
  recover: operation('anyone', z.strictObject({ code: z.string().max(200) })).answers<BackupVerdict>(),
  /** The backups of a folder, newest first; without one, of the data folder. */
  backups: operation('anyone', z.strictObject({ folder: z.string().max(1_000) })).answers<
    readonly RescueBackup[]
  >(),
  /** Puts a backup in the place of the log; when it is there, the log is opened. */
  restore: operation(
    'anyone',
    z.strictObject({ path: z.string().min(1).max(2_000), code: z.string().max(200) }),
  ).answers<BackupVerdict>(),
  chooseFolder: operation('anyone', z.strictObject({})).answers<string | null>(),
  /** Tries to open the log once more. */
  reopen: operation('anyone', z.strictObject({})).answers<null>(),
} as const
