import type { Contract, Bridge } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'

/**
 * Asks an operation of the core as a window does, so that its input is read and a failing disk is an answer. The
 * type of the answer is the contract's, which the core's handlers are held to.
 */
export function ask<F extends keyof Contract, O extends keyof Contract[F] & string>(
  core: Pick<Core, 'call'>,
  feature: F,
  operation: O,
  input: Parameters<Bridge[F][O]>[0],
): ReturnType<Bridge[F][O]> {
  return core.call(feature, operation, input) as ReturnType<Bridge[F][O]>
}
