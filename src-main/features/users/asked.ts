import { AsyncLocalStorage } from 'node:async_hooks'
import type { PersonId } from '#shared/domain/person.ts'
import type { Operator } from '#main/ports/operator.ts'
import type { Asking } from './desk.ts'

/**
 * Who asked for the work that is going on. It holds to the end of the work, however long that takes and whoever signs
 * in meanwhile. Work that nobody asked for, such as reading the watched folder, is the computer's account's.
 */
export type Asked = Operator & {
  readonly by: () => Asking | null
  /** Does work in somebody's name; for null in that of the account. */
  readonly in: <T>(asking: Asking | null, work: () => T) => T
  /** To whom personal things belong: the person, or the account in a log without people. */
  readonly owner: () => string
}

export function createAsked(account: Operator): Asked {
  const asking = new AsyncLocalStorage<Asking | null>()
  const by = () => asking.getStore() ?? null
  return {
    by,
    in: (who, work) => asking.run(who, work),
    name: () => by()?.actor ?? account.name(),
    owner: () => {
      const person = by()?.person ?? null
      return person === null ? account.name() : ownerOf(person)
    },
  }
}

/** The owner of a person's own things, told from the name of an account by its first word. */
export function ownerOf(person: PersonId): string {
  return `person:${person}`
}
