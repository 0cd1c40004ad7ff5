import { z } from 'zod'
import type { ReferenceEditions } from '../domain/coding-answer.ts'
import { operation } from './operation.ts'
import type { StartFailure } from './start-failure.ts'

export const HOSTS = ['electron', 'chromium', 'cli'] as const
export type HostName = (typeof HOSTS)[number]

export type AppStatus = RunningStatus | StoppedStatus | UpdatingStatus

/** The log is brought up to date before it is opened: the window shows how far that is, all else is refused. */
export type UpdatingStatus = {
  readonly kind: 'updating'
  readonly version: string
  readonly host: HostName
  readonly progress: UpdateProgress
}

export type UpdateProgress =
  | { readonly step: 'copying'; readonly doneBytes: number; readonly ofBytes: number }
  | { readonly step: 'checking'; readonly percent: number }
  /** The copy is whole; the log itself is changed. */
  | { readonly step: 'updating' }

/** The log could not be opened: the window shows the failure's screen, every other operation is refused. */
export type StoppedStatus = {
  readonly kind: 'stopped'
  readonly version: string
  readonly host: HostName
  readonly failure: StartFailure
}

export type RunningStatus = {
  readonly kind: 'running'
  readonly version: string
  readonly host: HostName
  /** Today in the department, `YYYY-MM-DD`. */
  readonly today: string
  /** The data folder is a throw-away one with invented patients. */
  readonly demo: boolean
  /** The log is for training: its patients are invented, its files say so and go to no live destination. */
  readonly training: boolean
  /** Where the key of the log is kept, in words for the window. */
  readonly keyVault: KeyVaultDescription
  /** What the raw bytes of the log showed at the start. */
  readonly encryption: { readonly checkedAt: string; readonly sentence: string }
  readonly reference: ReferenceEditions
  readonly payers: readonly { readonly id: string; readonly label: string }[]
  /** Exports that a crash or an absent folder left undecided, in words. */
  readonly notices: readonly string[]
}

export type KeyVaultDescription = {
  readonly kind: 'os-key-store' | 'owner-only-file'
  readonly sentence: string
}

export const appContract = {
  status: operation('anyone', z.strictObject({})).answers<AppStatus>(),
  /** Closes this log and opens the one for training, or the other way round; the window then starts anew. */
  switchLog: operation('see', z.strictObject({ to: z.enum(['training', 'log']) })).answers<null>(),
} as const
