import type { Result } from '#shared/base/result.ts'
import { FILE_FAILURES } from '#main/ports/files.ts'

/**
 * What is done in a folder that may be a share: each a piece of plain data, so that a thread of its own can do it and a
 * share that hangs holds up nothing but that thread.
 */
export type ShareJobs = {
  /** Whether there is a folder, and its number. */
  readonly 'find-folder': { readonly ask: { readonly folder: string }; readonly answer: string | null }
  readonly 'set-aside': { readonly ask: SetAside; readonly answer: AsideFile }
  readonly release: { readonly ask: ReleaseFiles; readonly answer: ReleaseAnswer }
  readonly sweep: { readonly ask: { readonly parts: readonly Part[] }; readonly answer: readonly Part[] }
  readonly 'write-again': { readonly ask: WriteAgain; readonly answer: WriteAgainAnswer }
  readonly 'read-answers': { readonly ask: ReadAnswers; readonly answer: readonly AnswerFile[] }
  readonly 'move-answers': { readonly ask: MoveAnswers; readonly answer: number }
  readonly retire: { readonly ask: Retire; readonly answer: readonly Retired[] }
}

export type ShareJobKind = keyof ShareJobs

/** A job as it goes to a thread. */
export type ShareJob = {
  readonly [K in ShareJobKind]: { readonly kind: K; readonly ask: ShareJobs[K]['ask'] }
}[ShareJobKind]

/** A name in a folder that was set aside. */
export type Part = { readonly folder: string; readonly name: string }

export type SetAside = {
  readonly folder: string
  /** Where the part is written: the folder itself, or another one on the same volume. */
  readonly aside: string
  readonly name: string
  readonly sha256: string
  /** The deflated bytes. */
  readonly content: Uint8Array
}

export type AsideFile = {
  readonly inode: string
  readonly move: 'link' | 'rename'
  /** Nanoseconds, as digits. */
  readonly changedAtNs: string
}

/** A file of a batch and what was noted when it was set aside. */
export type AsideNote = {
  readonly name: string
  readonly sha256: string
  readonly move: 'link' | 'rename'
  readonly changedAtNs: string
}

export type ReleaseFiles = {
  readonly folder: string
  readonly aside: string
  /** The folder as it was when the files were set aside; another one at its path decides nothing. */
  readonly inode: string
  readonly files: readonly AsideNote[]
  /** What happens when none of the files has left: they get their names, or it is only told. */
  readonly ifNoneLeft: 'release' | 'tell'
}

/**
 * - `away`: the folder is not there, or is another one.
 * - `none-left`: each file lies aside; the name of one that is obstructed, if one is.
 * - `stuck`: one has left and another cannot, as its name is taken.
 * - `released`: all have their names, or had them and were taken.
 */
export type ReleaseAnswer =
  | { readonly kind: 'away' }
  | { readonly kind: 'none-left'; readonly obstructed: string | null }
  | { readonly kind: 'stuck'; readonly obstructed: string }
  | { readonly kind: 'released'; readonly taken: readonly string[]; readonly replaced: readonly string[] }

export type WriteAgain = {
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly content: Uint8Array }[]
}

export type WriteAgainAnswer = { readonly kind: 'written' | 'other-bytes' | 'no-folder' }

export type ReadAnswers = {
  readonly folder: string
  /** Looks of files that are done with. */
  readonly skip: readonly string[]
  /** Looks seen the last time: who writes slowly is waited for. */
  readonly settled: readonly string[]
}

/** A file that a receiver left. */
export type AnswerFile = {
  readonly name: string
  /** Name, size and time: a file that looks the same is not read again. */
  readonly look: string
  readonly content:
    | { readonly kind: 'read'; readonly bytes: Uint8Array }
    | { readonly kind: 'unsettled' }
    /** Longer than any answer. */
    | { readonly kind: 'too-long' }
}

export type MoveAnswers = { readonly folder: string; readonly names: readonly string[] }

export type Retire = {
  readonly folder: string
  readonly files: readonly { readonly position: number; readonly name: string; readonly sha256: string }[]
}

export type Retired = { readonly position: number; readonly outcome: 'removed' | 'gone' | 'changed' }

/** Why a job did not end well. `slow`: it has not ended within its time, and may still. */
export const SHARE_PROBLEMS = [...FILE_FAILURES, 'self-check', 'slow'] as const
export type ShareProblem = (typeof SHARE_PROBLEMS)[number]

/** Does jobs in folders that may be shares. */
export type Share = {
  readonly do: <K extends ShareJobKind>(
    kind: K,
    ask: ShareJobs[K]['ask'],
  ) => Promise<Result<ShareJobs[K]['answer'], ShareProblem>>
}
