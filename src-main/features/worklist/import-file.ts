import { basename } from 'node:path'
import { fail, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ImportOutcome } from '#shared/contract/worklist.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import type { ByteSource } from './byte-source.ts'
import { importSource, type SourceTools } from './import-source.ts'

export type FileImport = { readonly id: string; readonly path: string }

/** Imports a file of this machine, read in slices. What it states is as old as the file. */
export async function importFile(
  tools: SourceTools & { readonly files: Files },
  { id, path }: FileImport,
): Promise<Result<ImportOutcome, Failure>> {
  const stat = attempt(() => tools.files.stat(path))
  if (!stat.ok || stat.value?.kind !== 'file') return fail(failure('file-unreadable'))
  const { bytes, changedAtNs } = stat.value
  return importSource(tools, {
    id,
    name: basename(path),
    tableSource: 'csv',
    writtenAt: new Date(Number(changedAtNs / 1_000_000n)).toISOString(),
    source: fileSource(tools.files, path, bytes),
    reading: null,
  })
}

export function fileSource(files: Files, path: string, bytes: number): ByteSource {
  return { bytes, slice: (offset, length) => files.readSlice(path, offset, length) }
}
