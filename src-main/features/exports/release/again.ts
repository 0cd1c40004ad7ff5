import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { againName, sweepAside, trialName } from './aside.ts'
import { sha256Of } from './evidence.ts'
import { flushNames, folderFailure, giveName, knowsLinks, removeIfPossible } from './folder.ts'
import { getContent, insertPart, listFiles, type FileRow } from './queries.ts'
import type { ReleaseTools } from './settle.ts'

/** A file as it now stands in the folder, with the bytes that were read there. */
export type RepeatedFile = { readonly row: FileRow; readonly content: Buffer }

/**
 * Writes the files of a past batch into a folder, byte for byte under their own names. One that is there already with
 * the same bytes is left as it is; one with other bytes refuses the whole, before anything is written.
 */
export function writeAgain(
  tools: ReleaseTools,
  batch: string,
  folder: string,
): Result<readonly RepeatedFile[], Failure> {
  sweepAside(tools.db, tools.files)
  const rows = listFiles(tools.db, batch)
  const done = attempt(() => writeMissing(tools, rows, folder))
  sweepAside(tools.db, tools.files)
  return done.ok ? done.value : fail(folderFailure(done.error))
}

function writeMissing(
  tools: ReleaseTools,
  rows: readonly FileRow[],
  folder: string,
): Result<readonly RepeatedFile[], Failure> {
  const { files } = tools
  const absent = rows.filter(row => files.stat(join(folder, row.name)) === null)
  const others = rows.filter(row => !absent.includes(row))
  if (others.some(row => sha256Of(files.read(join(folder, row.name))) !== row.sha256)) {
    return fail(failure('file-exists'))
  }
  for (const row of absent) setAside(tools, row, folder)
  const whole = absent.every(row => sha256Of(files.read(join(folder, againName(row.name)))) === row.sha256)
  if (!whole) return fail(failure('self-check-failed'))
  for (const row of absent) nameIt(files, row, folder)
  if (absent.length > 0) flushNames(files, folder)
  return ok(rows.map(row => ({ row, content: files.read(join(folder, row.name)) })))
}

/** The name is noted before the first byte, so that a crash leaves nothing that nobody knows of. */
function setAside({ db, files }: ReleaseTools, row: FileRow, folder: string): void {
  db.transaction(() => {
    insertPart(db, { folder, name: againName(row.name) })
    insertPart(db, { folder, name: trialName(row.name) })
  })
  files.create(join(folder, againName(row.name)), inflateSync(getContent(db, row)))
}

function nameIt(files: Files, row: FileRow, folder: string): void {
  const part = join(folder, againName(row.name))
  const final = join(folder, row.name)
  const move = knowsLinks(files, part, join(folder, trialName(row.name))) ? 'link' : 'rename'
  giveName(files, { part, final, move })
  if (move === 'link') removeIfPossible(files, folder, againName(row.name))
}
