import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { CONTRACT, type Handlers } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import { channelOf } from '#shared/contract/operation-names.ts'
import { isDamage, sqliteCode } from '#main/db/sqlite.ts'
import type { UsersService } from '#main/features/users/index.ts'
import { describeError } from '#main/ports/describe-error.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { Logger } from '#main/ports/logger.ts'

/** Who may ask for what, and in whose name it is then done. */
export type Access = Pick<UsersService, 'admit' | 'as'>

/** Asks one operation with an input as it came over the bridge. Never throws and never rejects. */
export type Call = (
  feature: string,
  operation: string,
  rawInput: unknown,
) => Promise<Result<unknown, Failure>>

type Answer = Result<unknown, Failure>
type Bound = { readonly operation: Operation; readonly handler: (input: unknown) => Answer | Promise<Answer> }

type DispatchTools = {
  readonly ids: Ids
  readonly logger: Logger
  readonly access: Access
  /** Called when a page of the log could not be read. */
  readonly onDamage: () => void
}

/**
 * Binds every operation of the contract to its handler. Whoever asks must have the right that the operation needs;
 * then the input is read by its schema; what a handler throws is a bug or a failing disk, and is answered as a failure and logged without its message.
 */
export function createDispatch(handlers: Handlers, { ids, logger, access, onDamage }: DispatchTools): Call {
  const table = bind(handlers)
  return async (feature, operation, rawInput) => {
    const channel = channelOf(feature, operation)
    const bound = table.get(channel)
    if (!bound) return fail(failure('input-invalid'))
    const admitted = access.admit(bound.operation.needs)
    if (!admitted.ok) return admitted
    const input = readInput(bound.operation, rawInput)
    if (!input.ok) return input
    try {
      return await access.as(admitted.value, () => bound.handler(input.value))
    } catch (error) {
      logger.write({
        event: 'operation-failed',
        operation: channel,
        incident: ids.next(),
        ...describeError(error, sqliteCode(error)),
      })
      if (isDamage(error)) {
        onDamage()
        return fail(failure('log-damaged'))
      }
      return fail(failure(isStoreFailure(error) ? 'store-failed' : 'unexpected'))
    }
  }
}

/** What is nested deeper than it can be read is no input of any operation, and no reason to throw. */
function readInput({ input }: Operation, rawInput: unknown): Result<unknown, Failure> {
  try {
    const read = input.safeParse(rawInput)
    return read.success ? ok(read.data) : fail(failure('input-invalid', read.error.issues[0]?.path.join('.')))
  } catch (error) {
    if (error instanceof RangeError) return fail(failure('input-invalid'))
    throw error
  }
}

/** Each channel with its schema and handler. A handler is only ever given what its own schema has read. */
function bind(handlers: Handlers): ReadonlyMap<string, Bound> {
  const table = new Map<string, Bound>()
  for (const [feature, operations] of Object.entries(CONTRACT)) {
    const featureHandlers = new Map(Object.entries(handlers[feature as keyof Handlers]))
    for (const [name, operation] of Object.entries(operations)) {
      const handler = featureHandlers.get(name) as Bound['handler'] | undefined
      if (!handler) throw new Error(`No handler is bound to ${channelOf(feature, name)}.`)
      table.set(channelOf(feature, name), { operation, handler })
    }
  }
  return table
}

const STORE_CODES = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_BUSY',
] as const

function isStoreFailure(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && STORE_CODES.some(known => code.startsWith(known))
}
