import { fail, ok, type Result } from '#shared/base/result.ts'
import { FileError } from './files.ts'

/** Runs steps on the disk and gives their failure as a value; anything but a `FileError` is a bug and goes on. */
export function attempt<T>(work: () => T): Result<T, FileError> {
  try {
    return ok(work())
  } catch (error) {
    if (error instanceof FileError) return fail(error)
    throw error
  }
}
