import type { ExportRun } from '#shared/contract/exports.ts'

/** What became of an export that nobody at a window began. */
export type RunOutcome = ExportRun['outcome']

export type NewRun = Pick<ExportRun, 'destination' | 'outcome' | 'words' | 'batch'>
