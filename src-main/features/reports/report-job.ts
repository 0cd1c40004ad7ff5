import type { ReportKind, ReportProgress } from '#shared/contract/reports.ts'
import type { Composed } from './definition.ts'
import type { Days } from './slices.ts'

/** Where the log lies and how it is read. It crosses to a thread of this process, in memory. */
export type LogToRead = { readonly path: string; readonly key: string }

/** A report to be counted by the thread of reports. Plain data. */
export type ReportJob = { readonly log: LogToRead; readonly kind: ReportKind; readonly period: Days }

export type ReportOutcome =
  | { readonly kind: 'counted'; readonly report: Composed }
  | { readonly kind: 'cancelled' }
  /** The log could not be read, or the program is wrong. */
  | { readonly kind: 'failed'; readonly error: Error }

/** What the thread is told. A job that is asked for cancels the one before it. */
export type ReportOrder =
  | { readonly kind: 'count'; readonly asking: string; readonly job: ReportJob }
  | { readonly kind: 'cancel' }
  /** Ends the thread once it has let go of the log. */
  | { readonly kind: 'stop' }

/** What the thread tells. Both ends are this program's own. */
export type ReportMessage = { readonly asking: string } & (
  | { readonly kind: 'progress'; readonly progress: ReportProgress }
  | { readonly kind: 'outcome'; readonly outcome: ReportOutcome }
)
