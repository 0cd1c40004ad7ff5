import type { Result } from '#shared/base/result.ts'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { FileProblem, ReadSummary, Recognized, RowBatch, SourceFile } from '../formats/rows.ts'

/** The readers of published files, as the import uses them. */
export type FileFormats = {
  /** The files to be read under a path: itself, or the tables of a zip. `name` is what the person calls it. */
  readonly openSources: (path: string, name: string) => Promise<Result<readonly SourceFile[], FileProblem>>
  /** What a file is, from its content. */
  readonly recognize: (source: SourceFile) => Promise<Result<Recognized, FileProblem>>
  /** Whether a file was refused for being no code set at all. */
  readonly isUnknownContent: (problem: FileProblem) => boolean
  /** Reads a file and hands on its rows, a few thousand at a time; they count only once this answers `ok`. */
  readonly readSource: (
    source: SourceFile,
    request: ReadRequest,
    onBatch: (batch: RowBatch) => void,
    signal: AbortSignal,
  ) => Promise<Result<ReadSummary, FileProblem>>
}

export type ReadRequest = Omit<Recognized, 'from'> & {
  readonly dataset: Dataset
  readonly from: IsoDate
  /** Whether the site has recorded its licence: otherwise the AMA's texts are dropped while reading. */
  readonly keepLicensedText: boolean
}
