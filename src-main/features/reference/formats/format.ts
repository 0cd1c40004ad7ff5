import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { Head } from './head.ts'
import type { Reading } from './reading.ts'
import type { FileFacts, SourceFile } from './rows.ts'

/** A layout that files are published in: how its content is told from others, and how its rows are read. */
export type Format = {
  /** In the words of a problem, such as `NCCI pair edits`. */
  readonly name: string
  /** Null where the start of the file is something else. */
  readonly find: (head: Head) => Finding | null
  /** Reads all rows. Throws `SourceFault` where the file is refused. */
  readonly read: (job: ReadJob) => Promise<FileFacts | null>
}

/** What the content alone says. */
export type Finding = {
  /** More than one where the content does not say for whom. */
  readonly datasets: readonly Dataset[]
  readonly edition: EditionEvidence
}

/** What is known of the first day in force; any part may be unknown. */
export type EditionEvidence = {
  readonly day: IsoDate | null
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
}

export const NO_EDITION: EditionEvidence = { day: null, year: null, month: null }

export type ReadJob = {
  readonly source: SourceFile
  readonly head: Head
  readonly dataset: Dataset
  readonly keepLicensedText: boolean
  readonly reading: Reading
}
