import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { makePublicFile, type FileInTheMaking } from '#main/db/public-file.ts'
import { REFERENCE_LAYOUT } from '../layout.ts'
import type { ReferenceJob } from './import-job.ts'

/**
 * Makes the next reference database beside the one in force: a copy that the work changes, or an empty one. It is
 * flushed to the disk when the work is done, and removed when the work fails or gives null.
 */
export async function buildAside<T>(
  { current, aside }: Pick<ReferenceJob, 'current' | 'aside'>,
  files: Files,
  work: (making: FileInTheMaking) => Promise<T | null>,
): Promise<T | null> {
  removeAside(files, aside)
  let done: T | null = null
  try {
    if (files.stat(current)) files.clone(current, aside)
    const making = makePublicFile(aside, REFERENCE_LAYOUT)
    try {
      done = await work(making)
    } finally {
      making.close()
    }
    if (done !== null) files.syncFile(aside)
  } finally {
    if (done === null) removeAside(files, aside)
  }
  return done
}

/** Removes what an import left that was ended before its time. */
export function removeAside(files: Files, aside: string): void {
  attempt(() => {
    if (files.stat(aside)) files.unlink(aside)
  })
}
