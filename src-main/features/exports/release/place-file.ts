import { join } from 'node:path'
import { ok, type Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { writeFilesAgain, type KnownFile } from './again.ts'
import type { ReleaseTools } from './settle.ts'

/** A file that is not a charge file, with the folder it goes to. */
export type WholeFile = KnownFile & { readonly folder: string }

/**
 * Puts a file into a folder as charge files are put there: written aside, flushed, read back, given its name without
 * ever overwriting. One that is there already with the same bytes is left as it is. Answers the path.
 */
export async function placeFile(
  tools: Pick<ReleaseTools, 'db' | 'lanes'>,
  { folder, ...file }: WholeFile,
): Promise<Result<string, Failure>> {
  const written = await writeFilesAgain(tools, folder, [file])
  return written.ok ? ok(join(folder, file.name)) : written
}
