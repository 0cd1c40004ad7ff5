import { z } from 'zod'
import { operation } from './operation.ts'

/** When backups are written and where they go. */
export const backupPlanSchema = z.strictObject({
  /** Empty: the data folder's own. */
  folder: z.string().trim().max(1_000),
  /** Each backup is brought here as well; empty: nowhere else. */
  secondFolder: z.string().trim().max(1_000),
  when: z.enum(['hours', 'daily']),
  hours: z.int().min(1).max(168),
  /** Time of day, `HH:MM`. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, such as 18:30'),
  /** How many stay in each folder. */
  keep: z.int().min(2).max(365),
})

export type BackupPlan = z.output<typeof backupPlanSchema>

/** How safe the log is: what the backup page and the notices say. */
export type BackupStanding = {
  readonly plan: BackupPlan
  /** The newest backup that was read back and found whole. */
  readonly last: {
    readonly at: string
    /** Such as `3 hours ago`. */
    readonly age: string
    readonly sessions: number
  } | null
  readonly folders: readonly {
    readonly folder: string
    /** When a backup came there last; null when none did. */
    readonly lastAt: string | null
    /** Why the newest is not there; null when it is. */
    readonly problem: string | null
  }[]
  /** What is under way. */
  readonly running: 'backup' | 'rehearsal' | 'check' | 'key' | null
  /** How much of that is done, of 100; null where it cannot be told. It begins anew where a copy is made again. */
  readonly percent: number | null
  /** Why the newest try failed; null when it did not. */
  readonly failed: { readonly at: string; readonly sentence: string } | null
  /** When the next one is due, in words. */
  readonly next: string
  /** What everybody has to know; null when all is well. */
  readonly notice: string | null
  /** When the recovery code was made that opens this log; null when none was. */
  readonly recoveryCodeMadeAt: string | null
  /** What reading the whole log showed last; null before the first time. */
  readonly check: { readonly at: string; readonly whole: boolean; readonly sentence: string } | null
  /** What reading the files without the key showed last; null before the first time. */
  readonly witness: { readonly at: string; readonly good: boolean; readonly sentence: string } | null
}

export type ListedBackup = {
  readonly path: string
  readonly folder: string
  readonly name: string
  readonly bytes: number
  /** Written when one was due, or before the schema of the log was changed. */
  readonly kind: 'backup' | 'before-update'
  /** What its manifest says; null where it has none, which no restore takes. */
  readonly manifest: {
    readonly madeAt: string
    readonly sessions: number
    readonly auditEvents: number
    /** The version of Chargemark that wrote it; of a copy before an update, the one that kept the log until then. */
    readonly version: string
    readonly schema: number
  } | null
  /** Which key opens it: the one in use, or one that only its own recovery code brings back. */
  readonly opensWith: 'this-key' | 'own-code'
}

/** What was found, in a sentence; `good` false when something is wrong. */
export type BackupVerdict = { readonly good: boolean; readonly sentence: string }

/** How the change of a key ended; the new recovery code is told this once. */
export type KeyChange =
  | { readonly kind: 'changed'; readonly code: string }
  | { readonly kind: 'refused'; readonly sentence: string }

const path = z.string().min(1).max(2_000)

export const backupContract = {
  standing: operation('see', z.strictObject({})).answers<BackupStanding>(),
  list: operation('administer', z.strictObject({})).answers<readonly ListedBackup[]>(),
  savePlan: operation('administer', backupPlanSchema).answers<BackupStanding>(),
  /** Writes a backup now; answers when it is written, or is not. */
  run: operation('administer', z.strictObject({})).answers<BackupVerdict>(),
  /** Holds the bytes of a backup against its manifest. */
  compare: operation('administer', z.strictObject({ path })).answers<BackupVerdict>(),
  /** Restores a backup into a folder that is thrown away, and compares everything that its manifest counts. */
  rehearse: operation('administer', z.strictObject({ path })).answers<BackupVerdict>(),
  /** Reads the whole log: pages, references, audit chain. */
  check: operation('administer', z.strictObject({})).answers<BackupVerdict>(),
  /** Reads the files of the data folder as somebody without the key would. */
  witness: operation('see', z.strictObject({})).answers<BackupVerdict>(),
  /** A new recovery code, told this once. The one before opens nothing any more. */
  newRecoveryCode: operation('administer', z.strictObject({})).answers<{ readonly code: string }>(),
  /** Gives the log a new key, and with it a new recovery code. The old key opens the log no more. */
  changeKey: operation('administer', z.strictObject({})).answers<KeyChange>(),
  /** Asks for a folder in the system's dialog; null when it was closed. */
  chooseFolder: operation('administer', z.strictObject({})).answers<string | null>(),
  /** Closes the log, so that a backup can take its place; the window then shows the way. */
  leaveForRestore: operation('administer', z.strictObject({})).answers<null>(),
} as const
