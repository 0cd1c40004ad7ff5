import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTRACT } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import { RIGHTS_OF_ROLE, ROLES, type Role } from '#shared/domain/rights.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { makeFirst, seatSecond } from '#main/testing/people-in.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { valueOf } from '#main/testing/value-of.ts'

// Whoever asks, and whatever they send: an operation that they have no right to is refused with a code, unread.

const OPERATIONS = Object.entries(CONTRACT).flatMap(([feature, operations]) =>
  Object.entries<Operation>(operations).map(([name, { needs }]) => ({ feature, name, needs })),
)

const anything = fc.oneof(fc.constant(undefined), fc.constant({}), fc.jsonValue())

async function codesOf(core: TempCore, feature: string, name: string): Promise<ReadonlySet<string>> {
  const codes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anything, async input => {
      const answer = await core.call(feature, name, input)
      codes.add(answer.ok ? 'done' : answer.error.code)
    }),
    { numRuns: 5 },
  )
  return codes
}

test.each(ROLES)('the role %s is refused every operation that it brings no right to', async role => {
  const core = tempCore()
  await makeFirst(core)
  await seatSecond(core, [role])
  const closed = OPERATIONS.filter(({ needs }) => needs !== 'anyone' && !allows(role, needs))
  expect(closed.length).toBeGreaterThan(0)
  for (const { feature, name } of closed) {
    expect([feature, name, ...(await codesOf(core, feature, name))]).toEqual([feature, name, 'not-allowed'])
  }
})

function allows(role: Role, needs: Exclude<Operation['needs'], 'anyone'>): boolean {
  return RIGHTS_OF_ROLE[role].includes(needs)
}

test('the role of an auditor brings no right to change anything', () => {
  const changing = ['enter', 'review', 'close-day', 'correct', 'void', 'export', 'administer'] as const
  expect(changing.filter(right => RIGHTS_OF_ROLE.auditor.includes(right))).toEqual([])
})

test('signed out, everything is refused but what anyone may ask', async () => {
  const core = tempCore()
  await makeFirst(core)
  valueOf(await ask(core, 'users', 'lock', { why: 'person' }))
  for (const { feature, name, needs } of OPERATIONS) {
    const codes = [...(await codesOf(core, feature, name))]
    if (needs !== 'anyone') expect([feature, name, ...codes]).toEqual([feature, name, 'not-signed-in'])
  }
})

test('what anyone may ask tells nothing of a patient: the state of the program and the way to sign in', () => {
  const open = OPERATIONS.filter(({ needs }) => needs === 'anyone').map(
    ({ feature, name }) => `${feature}.${name}`,
  )
  expect(open).toEqual([
    'app.status',
    'users.standing',
    'users.makeFirst',
    'users.signIn',
    'users.lock',
    'users.touch',
    'users.changeSecret',
    'users.useEmergencyCode',
    // A log that is open refuses these: they are the way back into one that is not.
    'rescue.recover',
    'rescue.backups',
    'rescue.restore',
    'rescue.chooseFolder',
    'rescue.reopen',
  ])
})
