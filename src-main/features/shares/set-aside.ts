import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { FileError, type Files } from '#main/ports/files.ts'
import { sha256Of } from './evidence.ts'
import { folderInode, knowsLinks } from './folder.ts'
import { partName, trialName } from './part-names.ts'
import { SelfCheckError } from './self-check-error.ts'
import type { AsideFile, SetAside } from './share-job.ts'

/**
 * Writes a composed file aside, flushes it and reads it back: the bytes must be those that the independent reader
 * compared with the log. What an earlier attempt left under the hidden name is ours and gives way.
 */
export function setAside(files: Files, { folder, aside, name, sha256, content }: SetAside): AsideFile {
  const inode = folderInode(files, folder)
  if (inode === null || folderInode(files, aside) === null) throw new FileError('missing', 'ENOENT', 'stat')
  if (files.stat(join(folder, name)) !== null) throw new FileError('exists', 'EEXIST', 'create')
  const part = join(aside, partName(name))
  if (files.stat(part) !== null) files.unlink(part)
  files.create(part, inflateSync(content))
  if (sha256Of(files.read(part)) !== sha256) throw new SelfCheckError()
  const move = knowsLinks(files, part, join(folder, trialName(name))) ? 'link' : 'rename'
  const changedAtNs = changeTime(files, part)
  letClockMoveOn(changedAtNs)
  return { inode, move, changedAtNs }
}

/** When the part was last changed, which the journal notes. */
function changeTime(files: Files, part: string): string {
  const changedAtNs = files.stat(part)?.changedAtNs
  if (changedAtNs === undefined) throw new FileError('missing', 'ENOENT', 'stat')
  return String(changedAtNs)
}

/**
 * Waits until the clock of the folder has moved past the time of change, so that a link made later changes it for
 * certain. File systems tick every few milliseconds, the coarse ones every second.
 */
function letClockMoveOn(changedAtNs: string): void {
  const inWholeSeconds = changedAtNs.endsWith('000000000')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, inWholeSeconds ? 1_100 : 25)
}
