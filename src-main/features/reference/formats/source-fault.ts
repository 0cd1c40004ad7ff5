import { fail, ok, type Result } from '#shared/base/result.ts'
import type { FileProblem } from './rows.ts'

/**
 * A refused file inside the readers, which are streams within streams: it is thrown where it is found and becomes a
 * value once, in `settled`.
 */
export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly problem: FileProblem

  constructor(problem: FileProblem) {
    super(`expected ${problem.expected}, found ${problem.found}`)
    this.problem = problem
  }
}

/** The value of a piece of work, or the problem for which it stopped. Other errors are bugs and pass. */
export async function settled<T>(work: () => Promise<T>): Promise<Result<T, FileProblem>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof SourceFault) return fail(error.problem)
    throw error
  }
}
