import { join } from 'node:path'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import type { Part } from './share-job.ts'

/**
 * Removes names that were set aside; answers those that are gone now. One that cannot be removed, in a folder that is
 * away or a file that is open, is tried again next time.
 */
export function sweepParts(files: Files, parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ folder, name }) => {
    const gone = attempt(() => {
      if (files.stat(folder) === null) return false
      const path = join(folder, name)
      if (files.stat(path) !== null) files.unlink(path)
      return true
    })
    return gone.ok && gone.value
  })
}
