import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Volumes } from '#main/ports/volumes.ts'

const MEGABYTE = 1024 * 1024
/** Room that entry needs on the disk while a copy is made. */
const SPARE_BYTES = 64 * MEGABYTE

type Wish = {
  /** What it is for, such as `a backup`. */
  readonly what: string
  readonly folder: string
  /** Bytes that will be written there at most. */
  readonly bytes: number
}

/** Refuses work that the disk of a folder has not room for, before it begins. */
export function roomFor(
  { what, folder, bytes }: Wish,
  volumes: Pick<Volumes, 'freeBytes'>,
): Result<null, string> {
  const needed = bytes + SPARE_BYTES
  const free = volumes.freeBytes(folder)
  if (free === null || free >= needed) return ok(null)
  return fail(
    `There is not enough room for ${what}: ${Math.ceil(needed / MEGABYTE)} MB are needed in ${folder}, ${Math.floor(free / MEGABYTE)} MB are free.`,
  )
}
