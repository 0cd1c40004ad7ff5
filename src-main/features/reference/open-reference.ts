import { fail, ok, type Result } from '#shared/base/result.ts'
import type { CptLicence } from '#shared/contract/reference.ts'
import { openPublicFile, type PublicFileProblem } from '#main/db/public-file.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files, FileStat } from '#main/ports/files.ts'
import type { Edition } from './edition.ts'
import { findLicence, listEditions } from './edition-queries.ts'
import { REFERENCE_LAYOUT } from './layout.ts'
import type { ReferencePaths } from './paths.ts'
import { REFERENCE_VERSION } from './schema.ts'

/** A reference database that is open, with what every answer needs to know of it. */
export type OpenReference = {
  readonly db: ReadableDb
  readonly editions: readonly Edition[]
  readonly licence: CptLicence | null
  readonly close: () => void
}

/** Opens a reference database, or says in a sentence why it cannot be used. A new file has its pages checked. */
export function openReference(paths: ReferencePaths, files: Files): Result<OpenReference, string> {
  const stat = statOf(files, paths.file)
  const checkPages = !wasChecked(paths, files, stat)
  const opened = openPublicFile(paths.file, { layout: REFERENCE_LAYOUT, stat, checkPages })
  if (!opened.ok) return fail(problemSentence(opened.error, paths.file))
  const { db, close } = opened.value
  try {
    const [editions, licence] = [listEditions(db), findLicence(db)]
    if (checkPages) rememberChecked(paths, files)
    return ok({ db, close, editions, licence })
  } catch (error) {
    close()
    throw error
  }
}

function problemSentence(problem: PublicFileProblem, file: string): string {
  switch (problem.kind) {
    case 'missing':
      return `There is no reference database at ${file}.`
    case 'not-ours':
      return `${file} is no reference database of Chargemark.`
    case 'other-version':
      return `${file} has version ${problem.found} of the layout; this program reads version ${REFERENCE_VERSION}. Load the published files again.`
    case 'damaged':
      return `${file} is damaged. Load the published files again, or put a whole copy in its place.`
    case 'unreadable':
      return `${file} cannot be read (${problem.code}).`
  }
}

/** Remembers the file as it lies there as one whose pages are whole. */
export function rememberChecked({ file, checked }: ReferencePaths, files: Files): void {
  const stat = statOf(files, file)
  // Where it cannot be remembered the pages are checked again at the next start.
  if (checked !== null && stat) attempt(() => files.replace(checked, Buffer.from(`${stampOf(stat)}\n`)))
}

function wasChecked({ checked }: ReferencePaths, files: Files, stat: FileStat | null): boolean {
  if (checked === null || stat === null) return false
  const read = attempt(() => files.read(checked).toString('utf8').trim())
  return read.ok && read.value === stampOf(stat)
}

/** Tells one file from another, and from itself after it was written to, without reading it. */
export function stampOf({ inode, bytes, changedAtNs }: FileStat): string {
  return `${inode} ${bytes} ${changedAtNs}`
}

export function statOf(files: Files, path: string): FileStat | null {
  const stat = attempt(() => files.stat(path))
  return stat.ok ? stat.value : null
}
