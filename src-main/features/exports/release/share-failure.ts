import { failure, type Failure, type FailureCode } from '#shared/contract/failure.ts'
import { FAILURE_OF_FILE, type ShareProblem } from '#main/features/shares/index.ts'

const FAILURE_OF = {
  ...FAILURE_OF_FILE,
  'self-check': 'self-check-failed',
  slow: 'folder-slow',
} as const satisfies Record<ShareProblem, FailureCode>

/** A failed step in a folder, in words for the person. */
export function shareFailure(problem: ShareProblem): Failure {
  return failure(FAILURE_OF[problem])
}
