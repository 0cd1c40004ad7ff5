import { join } from 'node:path'
import { attempt } from '#main/ports/attempt.ts'
import { FileError, type Files } from '#main/ports/files.ts'

/** Number by which a folder is known again; null when there is no folder of that path. */
export function folderInode(files: Files, folder: string): string | null {
  const stat = files.stat(folder)
  return stat?.kind === 'folder' ? String(stat.inode) : null
}

/**
 * Gives a part its final name without ever overwriting: a second name, which fails where one exists. Where the folder
 * knows no links (memory sticks, some shares) the name is looked for and then the part is moved; that leaves a moment in
 * which another program could put a file of our name there, which only a program that knows our numbers would.
 */
export function giveName(
  files: Files,
  { part, final, move }: { readonly part: string; readonly final: string; readonly move: 'link' | 'rename' },
): void {
  if (move === 'link') {
    files.link(part, final)
    return
  }
  if (files.stat(final) !== null) throw new FileError('exists', 'EEXIST', 'rename')
  files.rename(part, final)
}

/** Whether the folder knows links, tried on a file that is there under a name that is gone afterwards. */
export function knowsLinks(files: Files, path: string, trial: string): boolean {
  const tried = attempt(() => {
    files.link(path, trial)
    files.unlink(trial)
  })
  return tried.ok
}

/** Flushes the names of a folder; not every share can, and what is written again later needs no more than this. */
export function flushNames(files: Files, folder: string): void {
  const flushed = attempt(() => files.syncFolder(folder))
  if (
    !flushed.ok &&
    !['denied', 'unsupported'].includes(flushed.error.kind) &&
    flushed.error.systemCode !== 'EINVAL'
  ) {
    throw flushed.error
  }
}

/** Removes a name if it can be removed now. */
export function removeIfPossible(files: Files, folder: string, name: string): void {
  attempt(() => files.unlink(join(folder, name)))
}
