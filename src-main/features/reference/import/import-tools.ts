import type { WritableDb } from '#main/db/handles.ts'
import type { Files } from '#main/ports/files.ts'
import type { FileFormats } from './file-formats.ts'
import type { JobProgress } from './import-job.ts'

/** What a job on the reference database works with. */
export type ImportTools = {
  readonly files: Files
  readonly formats: FileFormats
  /** Makes what a search needs anew from the tables, in the caller's transaction. */
  readonly rebuildSearch: (db: WritableDb) => void
  readonly report: (progress: JobProgress) => void
  /** Aborted when the person no longer wants the job. */
  readonly signal: AbortSignal
}
