import { failure, type Failure, type FailureCode } from '#shared/contract/failure.ts'
import type { ShareProblem } from '#main/features/shares/index.ts'

const FAILURE_OF = {
  missing: 'folder-missing',
  exists: 'file-exists',
  denied: 'folder-not-writable',
  full: 'disk-full',
  unsupported: 'folder-not-writable',
  other: 'folder-not-writable',
  'self-check': 'self-check-failed',
  slow: 'folder-slow',
} as const satisfies Record<ShareProblem, FailureCode>

/** A failed step in a folder, in words for the person. */
export function shareFailure(problem: ShareProblem): Failure {
  return failure(FAILURE_OF[problem])
}
