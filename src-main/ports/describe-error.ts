import type { DescribedError } from './logger.ts'
import { stackFrames } from './stack-frames.ts'

/** What may be kept of something thrown. Its message, which may quote anything, is not looked at. */
export function describeError(error: unknown, errorCode: string | null = null): DescribedError {
  if (!(error instanceof Error)) return { errorClass: typeof error, errorCode: 'none', frames: [] }
  return {
    errorClass: error.constructor.name,
    errorCode: errorCode ?? 'none',
    frames: stackFrames(error),
  }
}
