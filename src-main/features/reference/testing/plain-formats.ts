import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok } from '#shared/base/result.ts'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { FileFormats } from '../import/file-formats.ts'
import type { FileToImport } from '../import/import-job.ts'
import type { BadRow, FileFacts, FileProblem, Recognized, RowBatch, SourceFile } from '../formats/rows.ts'

/** A file of tests: what it is and its rows as JSON, so that an import is tested without a published layout. */
export type PlainFile = {
  readonly dataset: Dataset | readonly Dataset[]
  readonly from: string | null
  readonly part?: { readonly number: number; readonly of: number }
  readonly batches: readonly RowBatch[]
  readonly facts?: FileFacts
  /** Rows that cannot be read. */
  readonly badRows?: readonly BadRow[]
  /** What turns out to be wrong with the file after its rows. */
  readonly problem?: Omit<FileProblem, 'file'>
}

/** Writes the file; what an import is told of it. */
export function writePlainFile(folder: string, name: string, file: PlainFile): FileToImport {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(file))
  return { path, name }
}

/** Reads such files as the readers of published ones read theirs. */
export const plainFormats: FileFormats = {
  openSources: async (path, name) => ok([sourceAt(path, name)]),
  recognize: async source => {
    const file = await contentOf(source)
    if (file === null) {
      return fail({ file: source.name, line: null, expected: UNKNOWN, found: 'something else' })
    }
    return ok({
      datasets: typeof file.dataset === 'string' ? [file.dataset] : file.dataset,
      from: file.from as IsoDate | null,
      part: file.part ?? null,
    } satisfies Recognized)
  },
  isUnknownContent: ({ expected }) => expected === UNKNOWN,
  readSource: async (source, { keepLicensedText }, onBatch) => {
    const file = await contentOf(source)
    if (file === null) throw new Error('Not a file of tests.')
    for (const batch of file.batches) onBatch(keepLicensedText ? batch : withoutLicensedText(batch))
    if (file.problem) return fail({ file: source.name, ...file.problem })
    const rows = file.batches.reduce((sum, batch) => sum + batch.rows.length, 0)
    const badRows = file.badRows ?? []
    return ok({ rows, badRows: badRows.length, firstBadRows: badRows, facts: file.facts ?? null })
  },
}

const UNKNOWN = 'a file of tests'

function sourceAt(path: string, name: string): SourceFile {
  return {
    name,
    archive: null,
    bytes: readFileSync(path).length,
    open: async function* () {
      yield readFileSync(path)
    },
  }
}

async function contentOf(source: SourceFile): Promise<PlainFile | null> {
  const pieces: Buffer[] = []
  for await (const piece of source.open()) pieces.push(piece)
  const text = Buffer.concat(pieces).toString('utf8')
  return text.startsWith('{') ? (JSON.parse(text) as PlainFile) : null
}

function withoutLicensedText(batch: RowBatch): RowBatch {
  if (batch.kind !== 'fee-schedule') return batch
  return { kind: 'fee-schedule', rows: batch.rows.map(row => ({ ...row, licensedText: null })) }
}
