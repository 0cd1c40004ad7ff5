import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'

/** The value of an operation that has to succeed. */
export function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error.code} ${result.error.field ?? ''}`)
  return result.value
}
