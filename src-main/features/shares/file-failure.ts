import { failure, type Failure, type FailureCode } from '#shared/contract/failure.ts'
import type { FileFailure } from '#main/ports/files.ts'

/** What a failed step in a folder that a person named is to that person. */
export const FAILURE_OF_FILE = {
  missing: 'folder-missing',
  exists: 'file-exists',
  denied: 'folder-not-writable',
  full: 'disk-full',
  unsupported: 'folder-not-writable',
  other: 'folder-not-writable',
} as const satisfies Record<FileFailure, FailureCode>

/** A failed step in a folder that a person named, in words for the person; `field` is where the folder was named. */
export function fileFailure(kind: FileFailure, field?: string): Failure {
  return failure(FAILURE_OF_FILE[kind], field)
}
