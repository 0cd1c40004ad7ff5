import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { ask } from '#main/hosts/cli/ask.ts'
import type { HostCore } from '#main/hosts/host-core.ts'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { NAMED_RIGHTS, ROLES, type Role } from '#shared/domain/rights.ts'
import { bridgeOf } from './bridge.ts'
import { untilReady } from './until-ready.ts'

/** Who is at the desk in stories that are not about people: everybody's rights in one. */
export const DESK = { name: 'TEST, Desk', signInName: 'test.desk', secret: '493817' } as const

/** Who is at the desk where a story names roles. */
export const OTHER = { name: 'TEST, Other', signInName: 'test.other', secret: '728164' } as const

/** What the command line is given to work in the name of the person at the desk. */
export function cliAccess(secretFile: string): Readonly<Record<string, string>> {
  writeFileSync(secretFile, DESK.secret, { mode: 0o600 })
  return { CHARGEMARK_AS: DESK.signInName, CHARGEMARK_SECRET_FILE: secretFile }
}

/**
 * Sees that somebody is at the desk of a log before its window opens: the first administrator is made, or signs in
 * again. With `roles` it is somebody else, who has those. A log without people, as the demo's, stays so; one that
 * could not be opened, too.
 */
export async function takeDesk(core: HostCore, roles: readonly Role[] | null = null): Promise<void> {
  const before = await ask(core, 'users', 'standing', {})
  if (!before.ok || before.value.kind === 'open') return
  if (before.value.kind === 'first-start') {
    const everything = { roles: [...ROLES], namedRights: [...NAMED_RIGHTS] }
    valueOf(await ask(core, 'users', 'makeFirst', { ...DESK, ...everything }))
    if (roles !== null) await addOther(core, roles)
  }
  const { signInName, secret } = roles === null ? DESK : OTHER
  const standing = valueOf(await ask(core, 'users', 'standing', {}))
  if (standing.kind === 'signed-out') await signIn(core, idOf(standing.people, signInName), secret)
}

/** Signs in again in an open window, where a log was left and come back to; the window starts anew. */
export async function signInAgain(page: Page): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(async (core, { signInName, secret }) => {
    const before = await core.users.standing({})
    const people = before.ok && before.value.kind === 'signed-out' ? before.value.people : []
    const person = people.find(one => one.signInName === signInName)
    const answer = person && (await core.users.signIn({ person: person.id, secret }))
    if (!answer?.ok || answer.value.kind === 'refused') throw new Error('The person could not sign in')
  }, DESK)
  await page.reload()
  await untilReady(page)
}

async function addOther(core: HostCore, roles: readonly Role[]): Promise<void> {
  const { secret, ...fields } = OTHER
  const added = valueOf(await ask(core, 'users', 'add', { ...fields, roles: [...roles], namedRights: [] }))
  await signIn(core, added.person.id, added.oneTimeSecret)
  const change = { before: added.oneTimeSecret, after: secret }
  valueOf(await ask(core, 'users', 'changeSecret', change))
}

async function signIn(core: HostCore, person: PersonId, secret: string): Promise<void> {
  const answer = valueOf(await ask(core, 'users', 'signIn', { person, secret }))
  if (answer.kind === 'refused') throw new Error(answer.message)
}

function idOf(
  people: readonly { readonly id: PersonId; readonly signInName: string }[],
  signInName: string,
): PersonId {
  const found = people.find(person => person.signInName === signInName)
  if (!found) throw new Error(`${signInName} is not among the people of this log`)
  return found.id
}

function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.field ?? ''}`)
  return result.value
}
