import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { Files } from '#main/ports/files.ts'
import { sha256Of } from './evidence.ts'
import { flushNames, folderInode, giveName, knowsLinks, removeIfPossible } from './folder.ts'
import { againName, trialName } from './part-names.ts'
import { SelfCheckError } from './self-check-error.ts'
import type { WriteAgain, WriteAgainAnswer } from './share-job.ts'

/**
 * Writes the files of a past batch into a folder, byte for byte under their own names. One that is there already with
 * the same bytes is left as it is; one with other bytes refuses the whole, before anything is written.
 */
export function writeAgain(files: Files, { folder, files: wanted }: WriteAgain): WriteAgainAnswer {
  if (folderInode(files, folder) === null) return { kind: 'no-folder' }
  const absent = wanted.filter(({ name }) => files.stat(join(folder, name)) === null)
  const others = wanted.filter(file => !absent.includes(file))
  if (others.some(({ name, sha256 }) => sha256Of(files.read(join(folder, name))) !== sha256)) {
    return { kind: 'other-bytes' }
  }
  for (const { name, content } of absent) files.create(join(folder, againName(name)), inflateSync(content))
  for (const { name, sha256 } of absent) {
    if (sha256Of(files.read(join(folder, againName(name)))) !== sha256) throw new SelfCheckError()
  }
  for (const { name } of absent) nameIt(files, folder, name)
  if (absent.length > 0) flushNames(files, folder)
  return { kind: 'written' }
}

function nameIt(files: Files, folder: string, name: string): void {
  const part = join(folder, againName(name))
  const move = knowsLinks(files, part, join(folder, trialName(name))) ? 'link' : 'rename'
  giveName(files, { part, final: join(folder, name), move })
  if (move === 'link') removeIfPossible(files, folder, againName(name))
}
