import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { findCommand, insertCommand } from './command-queries.ts'

type Where = { readonly db: WritableDb; readonly clock: Clock }
type Command = { readonly commandId: string; readonly operation: string }

/**
 * Does a command once, in one transaction: sent again, because an answer was lost, it changes nothing and answers
 * the same. The work gets the one time that everything it writes bears. A refused command has written nothing and may be sent again after the cause is mended.
 */
export function once<T>(
  { db, clock }: Where,
  { commandId, operation }: Command,
  work: (at: string) => Result<T, Failure>,
): Result<T, Failure> {
  return db.transaction(() => {
    const done = findCommand(db, commandId)
    if (done) {
      // The text was written below from a T of the same operation.
      return done.operation === operation
        ? ok<T>(JSON.parse(done.answer))
        : fail(failure('input-invalid', 'commandId'))
    }
    const at = clock.now()
    const result = work(at)
    if (result.ok) insertCommand(db, commandId, { operation, answer: JSON.stringify(result.value) }, at)
    return result
  })
}
