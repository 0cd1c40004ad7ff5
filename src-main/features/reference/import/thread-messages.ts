import type { JobOutcome, JobProgress } from './import-job.ts'

/** What the thread of a job tells. Both ends are this program's own. */
export type JobMessage =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'outcome'; readonly outcome: JobOutcome }

/** The one thing that is told to it. */
export const CANCEL = 'cancel'
