import { join } from 'node:path'
import { attempt } from '#main/ports/attempt.ts'
import { FileError, type Files } from '#main/ports/files.ts'
import type { AnswerFile, MoveAnswers, ReadAnswers } from './share-job.ts'

/** Where answers go once they are in the log. */
export const PROCESSED = 'processed'

/** No receiver answers a batch at such length; a file of this size is something else. */
const LONGEST_ANSWER = 16 * 1024 * 1024

/** How many are read in one look; the rest waits for the next. */
const AT_ONCE = 200

/** Names of files that somebody is still writing, by the custom of those who write aside and rename. */
const UNFINISHED = /^[.~]|\.(tmp|part|partial|crdownload|new|lock)$/i

/** The files in a folder of answers that look other than those to skip. */
export function readAnswers(files: Files, { folder, skip, settled }: ReadAnswers): readonly AnswerFile[] {
  if (files.stat(folder)?.kind !== 'folder') throw new FileError('missing', 'ENOENT', 'stat')
  const looks = { skip: new Set(skip), settled: new Set(settled) }
  const found: AnswerFile[] = []
  for (const name of files.list(folder).toSorted()) {
    if (found.length === AT_ONCE) break
    if (UNFINISHED.test(name)) continue
    const read = attempt(() => readAnswer(files, join(folder, name), { name, ...looks }))
    // Taken away between the list and the look: there is nothing to read.
    if (read.ok && read.value !== null) found.push(read.value)
  }
  return found
}

type Looks = {
  readonly name: string
  readonly skip: ReadonlySet<string>
  readonly settled: ReadonlySet<string>
}

function readAnswer(files: Files, path: string, { name, skip, settled }: Looks): AnswerFile | null {
  const stat = files.stat(path)
  if (stat?.kind !== 'file') return null
  const look = `${name} ${stat.bytes} ${stat.changedAtNs}`
  if (skip.has(look)) return null
  if (!settled.has(look)) return { name, look, content: { kind: 'unsettled' } }
  if (stat.bytes > LONGEST_ANSWER) return { name, look, content: { kind: 'too-long' } }
  return { name, look, content: { kind: 'read', bytes: files.read(path) } }
}

/** Puts answers that are in the log aside, never over another file; how many were moved. */
export function moveAnswers(files: Files, { folder, names }: MoveAnswers): number {
  const target = join(folder, PROCESSED)
  files.ensureFolder(target)
  return names.filter(name => {
    const moved = attempt(() => {
      if (files.stat(join(target, name)) !== null) throw new FileError('exists', 'EEXIST', 'rename')
      files.rename(join(folder, name), join(target, name))
    })
    return moved.ok
  }).length
}
