import { join } from 'node:path'
import { FileError, type Files } from '#main/ports/files.ts'
import { sha256Of } from './evidence.ts'
import type { Retire, Retired } from './share-job.ts'

/** Removes sent files that are still ours by their bytes. One that the receiver took, or changed, is told and left. */
export function retireFiles(files: Files, { folder, files: sent }: Retire): readonly Retired[] {
  if (files.stat(folder) === null) throw new FileError('missing', 'ENOENT', 'stat')
  return sent.map(({ position, name, sha256 }) => {
    const path = join(folder, name)
    if (files.stat(path) === null) return { position, outcome: 'gone' }
    if (sha256Of(files.read(path)) !== sha256) return { position, outcome: 'changed' }
    files.unlink(path)
    return { position, outcome: 'removed' }
  })
}
