import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CptLicence, ImportedFile, ImportProblem, ImportQuestion } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'

/** Work on the reference database, done aside by a thread of its own. Plain data: it crosses to that thread. */
export type ReferenceJob = ImportJob | RemoveEditionJob | RecordLicenceJob

type Job = {
  /** The reference database in force; there need not be one. */
  readonly current: string
  /** Where the new one is made. */
  readonly aside: string
  /** Now, as an ISO instant, and who asks. */
  readonly at: string
  readonly by: string
}

export type ImportJob = Job & {
  readonly kind: 'import'
  readonly today: IsoDate
  readonly files: readonly FileToImport[]
  readonly answers: readonly FileAnswer[]
}

/** `name` is what the person calls the file that lies at `path`. */
export type FileToImport = { readonly path: string; readonly name: string }

/** What a person says of a file that does not say it itself; `file` null is about every such file. */
export type FileAnswer = {
  readonly file: string | null
  readonly from?: IsoDate
  readonly dataset?: Dataset
}

export type RemoveEditionJob = Job & { readonly kind: 'remove-edition'; readonly edition: number }

export type RecordLicenceJob = Job & { readonly kind: 'record-licence'; readonly licence: CptLicence }

/** How a job ended. Only after `built` is there a new file, whole and on the disk. */
export type JobOutcome =
  | { readonly kind: 'built'; readonly files: readonly ImportedFile[] }
  /** Every file was loaded before as it is. */
  | { readonly kind: 'unchanged'; readonly files: readonly ImportedFile[] }
  | { readonly kind: 'asks'; readonly questions: readonly ImportQuestion[] }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] }
  | { readonly kind: 'cancelled' }

export type JobProgress = {
  readonly phase: 'reading' | 'indexing' | 'checking'
  readonly file: string
  readonly rows: number
  readonly percent: number
}
