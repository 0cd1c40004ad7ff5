import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import type { PersonId } from '#shared/domain/person.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { valueOf } from './product.ts'

type Things = { readonly session: SessionId; readonly out: string }

/** The part of the day in which a first administrator is made and looks after people; the log has some from then on. */
export async function lookAfterPeople(bridge: Bridge, { session, out }: Things): Promise<void> {
  const roles = ['administrator', 'entry', 'exporter', 'auditor'] as const
  const first = { name: 'TEST, First', signInName: 'first', roles: [...roles], namedRights: [] }
  expect(valueOf(await bridge.users.standing({}))).toEqual({ kind: 'first-start' })
  const standing = valueOf(await bridge.users.makeFirst({ ...first, secret: '493817' }))
  if (standing.kind !== 'signed-in' || standing.person === null) throw new Error('nobody is signed in')
  const second = { name: 'TEST, Second', signInName: 'second', roles: [], namedRights: [] }
  const { id } = valueOf(await bridge.users.add(second)).person
  valueOf(await bridge.users.save({ id, name: 'TEST, Renamed', roles: ['entry'], namedRights: [] }))
  valueOf(await bridge.users.resetSecret({ id }))
  valueOf(await bridge.users.liftLockOut({ id }))
  valueOf(await bridge.users.setActive({ id, active: false }))
  expect(valueOf(await bridge.users.list({}))).toMatchObject([{ name: first.name }, { active: false }])
  await makeAccountAndCodes(bridge, { person: standing.person, out })

  valueOf(await bridge.users.changeSecret({ before: '493817', after: 'four lamps by the window' }))
  valueOf(await bridge.users.lock({ why: 'person' }))
  expect(valueOf(await bridge.users.touch({}))).toMatchObject({ kind: 'signed-out', last: standing.person })
  const locked = await bridge.sessions.open({ id: session })
  expect(locked).toMatchObject({ ok: false, error: { code: 'not-signed-in' } })
  const { person } = standing
  const back = valueOf(await bridge.users.signIn({ person, secret: 'four lamps by the window' }))
  expect(back.kind).toBe('signed-in')
}

/** An account with its key file, and a sealed code that is used. */
async function makeAccountAndCodes(
  bridge: Bridge,
  { person, out }: { readonly person: PersonId; readonly out: string },
): Promise<void> {
  const { account } = valueOf(
    await bridge.users.makeAccount({ name: 'nightly', roles: ['exporter'], folder: out }),
  )
  valueOf(await bridge.users.revokeAccount({ id: account.id }))
  expect(valueOf(await bridge.users.accounts({}))).toMatchObject([{ name: 'nightly' }])
  const sealed = valueOf(await bridge.users.makeEmergencyCode({}))
  const spare = valueOf(await bridge.users.makeEmergencyCode({}))
  valueOf(await bridge.users.withdrawEmergencyCode({ number: spare.number }))
  const helper = { code: sealed.code, name: 'TEST, Helper', reason: 'nobody else is here' }
  expect(valueOf(await bridge.users.useEmergencyCode(helper))).toMatchObject({ person: null })
  valueOf(await bridge.users.signIn({ person: person, secret: '493817' }))
  valueOf(await bridge.users.acknowledgeEmergency({ number: sealed.number }))
  expect(valueOf(await bridge.users.emergencyCodes({}))).toHaveLength(2)
}
