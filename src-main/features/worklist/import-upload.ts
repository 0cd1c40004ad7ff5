import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ImportOutcome, UploadLook } from '#shared/contract/worklist.ts'
import type { TableReading } from '#shared/contract/worklist-table.ts'
import { findImport } from './import-queries.ts'
import { importSource, lookAtSource, type SourceTools } from './import-source.ts'
import type { Uploads } from './uploads.ts'

type LookInput = {
  readonly upload: string
  readonly reading?: { readonly [K in keyof TableReading]?: TableReading[K] | undefined } | undefined
}

/** What a window sent, and how it would be read. */
export function lookAtUpload(
  tools: SourceTools,
  uploads: Uploads,
  { upload, reading = {} }: LookInput,
): Result<UploadLook, Failure> {
  const source = uploads.find(upload)
  return source ? ok(lookAtSource(tools, source, reading)) : fail(failure('upload-unknown'))
}

export type UploadImport = {
  readonly commandId: string
  readonly upload: string
  readonly name: string
  /** Null for pasted text. */
  readonly writtenAt: string | null
  readonly reading?: TableReading | undefined
}

/** Imports what a window sent. A command whose import is done already answers what it did. */
export async function importUpload(
  tools: SourceTools,
  uploads: Uploads,
  { commandId, upload, name, writtenAt, reading }: UploadImport,
): Promise<Result<ImportOutcome, Failure>> {
  const done = findImport(tools.db, commandId)
  if (done) return ok(JSON.parse(done.outcome))
  const source = uploads.find(upload)
  if (source === null) return fail(failure('upload-unknown'))
  const outcome = await importSource(tools, {
    id: commandId,
    name,
    tableSource: writtenAt === null ? 'paste' : 'csv',
    writtenAt: writtenAt ?? tools.clock.now(),
    source,
    reading: reading ?? null,
  })
  if (outcome.ok) uploads.forget(upload)
  return outcome
}
