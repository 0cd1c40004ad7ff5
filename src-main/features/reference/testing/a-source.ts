import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Result } from '#shared/base/result.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import { readSource, recognize } from '../formats/index.ts'
import type { FileProblem, ReadSummary, RowBatch, SourceFile } from '../formats/rows.ts'

type Content = string | Buffer

/** A file in memory, in Latin-1 unless bytes are given, handed over in pieces of `pieceBytes`. */
export function aSource(name: string, content: Content, pieceBytes: number = 100_000): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  return {
    name,
    archive: null,
    bytes: bytes.length,
    open: async function* () {
      for (let from = 0; from < bytes.length; from += pieceBytes)
        yield bytes.subarray(from, from + pieceBytes)
    },
  }
}

export type ReadOptions = {
  readonly dataset?: Dataset
  readonly keepLicensedText?: boolean
  readonly signal?: AbortSignal
}

export type ReadOutcome = {
  readonly result: Result<ReadSummary, FileProblem>
  readonly rows: readonly RowBatch['rows'][number][]
}

const SOME_DAY = parseIsoDate('2026-10-01')

/** Recognizes a file and reads it, with the first dataset it may be unless one is named. */
export async function readAll(source: SourceFile, options: ReadOptions = {}): Promise<ReadOutcome> {
  const recognized = await recognize(source)
  if (!recognized.ok) return { result: recognized, rows: [] }
  const dataset = options.dataset ?? recognized.value.datasets[0]
  const from = recognized.value.from ?? SOME_DAY
  if (dataset === undefined || from === null) throw new Error('a recognized file has a dataset')
  const rows: RowBatch['rows'][number][] = []
  const result = await readSource(
    source,
    { ...recognized.value, dataset, from, keepLicensedText: options.keepLicensedText ?? false },
    batch => void rows.push(...batch.rows),
    options.signal ?? new AbortController().signal,
  )
  return { result, rows }
}
