import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { againName, trialName } from '#main/features/shares/index.ts'
import { sweepAside } from './aside.ts'
import { getContent, insertPart, listFiles, type FileRow } from './queries.ts'
import type { ReleaseTools } from './settle.ts'
import { shareFailure } from './share-failure.ts'

/** A file whose bytes are kept in the log. */
export type KnownFile = {
  readonly name: string
  readonly sha256: string
  /** Deflated. */
  readonly content: Uint8Array
}

/**
 * Writes the files of a past batch into a folder, byte for byte under their own names. One that is there already with
 * the same bytes is left as it is; one with other bytes refuses the whole, before anything is written.
 */
export async function writeBatchAgain(
  tools: ReleaseTools,
  batch: string,
  folder: string,
): Promise<Result<readonly FileRow[], Failure>> {
  const { db } = tools
  await sweepAside(tools)
  const rows = listFiles(db, batch)
  const files = rows.map(row => ({ name: row.name, sha256: row.sha256, content: getContent(db, row) }))
  const written = await writeFilesAgain(tools, folder, files)
  return written.ok ? ok(rows) : written
}

/** The same for files that are known by their bytes. */
export async function writeFilesAgain(
  tools: Pick<ReleaseTools, 'db' | 'lanes'>,
  folder: string,
  files: readonly KnownFile[],
): Promise<Result<null, Failure>> {
  const { db, lanes } = tools
  // The names are noted before the first byte, so that a crash leaves nothing that nobody knows of.
  db.transaction(() => {
    for (const { name } of files) {
      insertPart(db, { folder, name: againName(name) })
      insertPart(db, { folder, name: trialName(name) })
    }
  })
  const written = await lanes.do(folder, 'write-again', { folder, files })
  await sweepAside(tools)
  if (!written.ok) return fail(shareFailure(written.error))
  if (written.value.kind === 'no-folder') return fail(failure('folder-missing'))
  return written.value.kind === 'written' ? ok(null) : fail(failure('file-exists'))
}
