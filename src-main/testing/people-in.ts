import type { DeskStanding, SignInAnswer } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { NAMED_RIGHTS, ROLES, type NamedRight, type Role } from '#shared/domain/rights.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import type { Core } from '#main/core.ts'
import { valueOf } from './value-of.ts'

export const FIRST = { name: 'TEST, First', signInName: 'first', secret: '493817' } as const
export const SECOND = { name: 'TEST, Second', signInName: 'second', secret: '728164' } as const

type Callable = Pick<Core, 'call'>

/** Makes somebody with every right, who then sits at the desk. */
export async function makeFirst(core: Callable): Promise<PersonId> {
  const everything = { roles: [...ROLES], namedRights: [...NAMED_RIGHTS] }
  return seatedPerson(valueOf(await ask(core, 'users', 'makeFirst', { ...FIRST, ...everything })))
}

/** Makes a second person, who then sits at the desk with a secret of their own. Asked while an administrator does. */
export async function seatSecond(
  core: Callable,
  roles: readonly Role[],
  namedRights: readonly NamedRight[] = [],
): Promise<PersonId> {
  const { secret, ...fields } = SECOND
  const given = { ...fields, roles: [...roles], namedRights: [...namedRights] }
  const { person, oneTimeSecret } = valueOf(await ask(core, 'users', 'add', given))
  await signIn(core, person.id, oneTimeSecret)
  const change = { before: oneTimeSecret, after: secret }
  valueOf(await ask(core, 'users', 'changeSecret', change))
  return person.id
}

export async function signIn(core: Callable, person: PersonId, secret: string): Promise<SignInAnswer> {
  return valueOf(await ask(core, 'users', 'signIn', { person, secret }))
}

function seatedPerson(standing: DeskStanding): PersonId {
  if (standing.kind !== 'signed-in' || standing.person === null) throw new Error('Nobody is at the desk')
  return standing.person
}
