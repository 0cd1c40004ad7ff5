import { expect, test } from 'vitest'
import type { PersonId } from '#shared/domain/person.ts'
import { aLesion } from '#main/testing/an-entry.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { fixedClock, type FixedClock } from '#main/testing/fixed-clock.ts'
import { FIRST, makeFirst, SECOND, seatSecond, signIn } from '#main/testing/people-in.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { memoryDb, queryPlan } from '#main/testing/memory-db.ts'
import { LOCK_OUT_AFTER } from './delay.ts'
import { FIND_ENTERED_BY } from './queries.ts'

const day = { day: '2026-11-20' }
const pass = (clock: FixedClock, seconds: number) =>
  clock.set(new Date(Date.parse(clock.now()) + seconds * 1000).toISOString())

const codeOf = async (core: TempCore, ...asked: Parameters<TempCore['call']>) => {
  const answer = await core.call(...asked)
  return answer.ok ? 'done' : answer.error.code
}
const startSession = async (core: TempCore) =>
  valueOf(await ask(core, 'sessions', 'start', { commandId: crypto.randomUUID(), performedOn: day.day }))
const standing = async (core: TempCore) => valueOf(await ask(core, 'users', 'standing', {}))
const actions = (core: TempCore) =>
  [...core.services.audit.listAll()].map(({ action, actor }) => [action, actor]).toReversed()

test('a log without people allows everything, and says that it is to get some', async () => {
  const core = tempCore()
  expect(await codeOf(core, 'settings', 'read', {})).toBe('done')
  expect(await standing(core)).toEqual({ kind: 'first-start' })
})

test('the first person has to be an administrator, and there is only one first', async () => {
  const core = tempCore()
  const roles = ['entry'] as const
  const entry = { ...FIRST, roles: [...roles], namedRights: [] }
  expect(await codeOf(core, 'users', 'makeFirst', entry)).toBe('first-without-administrator')
  await makeFirst(core)
  expect(await codeOf(core, 'users', 'makeFirst', { ...entry, roles: ['administrator'] })).toBe(
    'people-there',
  )
})

test('once there are people, nobody who is not signed in is answered', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('done')
  valueOf(await ask(core, 'users', 'lock', { why: 'person' }))
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('not-signed-in')
  expect(await standing(core)).toMatchObject({ kind: 'signed-out', why: 'person', last: first })
  await signIn(core, first, FIRST.secret)
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('done')
})

test('after a start nobody is signed in', async () => {
  const core = tempCore()
  await makeFirst(core)
  core.close()
  const again = tempCore({ folder: core.folder })
  expect(await codeOf(again, 'sessions', 'listDay', day)).toBe('not-signed-in')
  expect(await standing(again)).toMatchObject({ why: 'start', people: [{ name: FIRST.name }] })
})

test('a person may do what their roles bring and is told what they may not', async () => {
  const core = tempCore()
  await makeFirst(core)
  await seatSecond(core, ['entry'])
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('done')
  expect(await core.call('exports', 'preview', { scope: 'all' })).toMatchObject({
    error: {
      code: 'not-allowed',
      message: 'You may not export charge files. An administrator can give you that right.',
    },
  })
})

test('with a secret that serves once only nothing is allowed but to change it', async () => {
  const core = tempCore()
  await makeFirst(core)
  const fields = {
    name: SECOND.name,
    signInName: SECOND.signInName,
    roles: ['entry' as const],
    namedRights: [],
  }
  const { person, oneTimeSecret } = valueOf(await ask(core, 'users', 'add', fields))
  await signIn(core, person.id, oneTimeSecret)
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('secret-must-change')
  const before = oneTimeSecret
  expect(await codeOf(core, 'users', 'changeSecret', { before, after: '123456' })).toBe('secret-trivial')
  expect(await codeOf(core, 'users', 'changeSecret', { before, after: before })).toBe('secret-same')
  expect(await codeOf(core, 'users', 'changeSecret', { before, after: '728164' })).toBe('done')
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('done')
})

test('wrong secrets earn a delay, and a right one is not looked at before it is over', async () => {
  const clock = fixedClock()
  const core = tempCore({ clock })
  const first = await makeFirst(core)
  expect(await signIn(core, first, '000000')).toMatchObject({ kind: 'refused', waitSeconds: 0 })
  expect(await signIn(core, first, '000000')).toMatchObject({ kind: 'refused', waitSeconds: 1 })
  expect(await signIn(core, first, FIRST.secret)).toMatchObject({ kind: 'refused', waitSeconds: 1 })
  pass(clock, 1)
  expect(await signIn(core, first, FIRST.secret)).toMatchObject({ kind: 'signed-in' })
  expect(await signIn(core, first, '000000')).toMatchObject({ waitSeconds: 0 })
})

test('of many tries sent at once each meets the delay of those before', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const tries = await Promise.all(
    ['100000', '200000', '300000', FIRST.secret].map(pin => signIn(core, first, pin)),
  )
  expect(tries.map(answer => answer.kind)).toEqual(['refused', 'refused', 'refused', 'refused'])
  const failed = actions(core).filter(([action]) => action === 'sign-in-failed')
  expect(failed).toHaveLength(2)
})

/** As many wrong secrets as lock somebody out, each after its delay. */
async function failOften(core: TempCore, clock: FixedClock, person: PersonId): Promise<void> {
  for (let failure = 0; failure < LOCK_OUT_AFTER; failure += 1) {
    pass(clock, 61)
    await signIn(core, person, '000000')
  }
}

test('after eight wrong secrets a person is locked out until an administrator lifts it', async () => {
  const clock = fixedClock()
  const core = tempCore({ clock })
  const first = await makeFirst(core)
  const second = await seatSecond(core, ['entry'])
  await failOften(core, clock, second)
  pass(clock, 3600)
  expect(await signIn(core, second, SECOND.secret)).toMatchObject({ kind: 'refused', lockedOut: true })
  expect(await standing(core)).toMatchObject({ people: [{ lockedOut: false }, { lockedOut: true }] })
  await signIn(core, first, FIRST.secret)
  valueOf(await ask(core, 'users', 'liftLockOut', { id: second }))
  expect(await signIn(core, second, SECOND.secret)).toMatchObject({ kind: 'signed-in' })
})

test('the last administrator is not locked out: the delay grows instead', async () => {
  const clock = fixedClock()
  const core = tempCore({ clock })
  const first = await makeFirst(core)
  await failOften(core, clock, first)
  expect(await signIn(core, first, FIRST.secret)).toMatchObject({ lockedOut: false, waitSeconds: 64 })
  pass(clock, 64)
  expect(await signIn(core, first, FIRST.secret)).toMatchObject({ kind: 'signed-in' })
})

test('the last administrator stays one, and stays active', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const same = { id: first, name: FIRST.name, namedRights: [] }
  expect(await codeOf(core, 'users', 'save', { ...same, roles: ['entry'] })).toBe('last-administrator')
  expect(await codeOf(core, 'users', 'setActive', { id: first, active: false })).toBe('last-administrator')
  await seatSecond(core, ['administrator'])
  expect(await codeOf(core, 'users', 'save', { ...same, roles: ['entry'] })).toBe('done')
})

test('who was deactivated is off the desk at once, and cannot sign in', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const second = await seatSecond(core, ['entry', 'administrator'])
  valueOf(await ask(core, 'users', 'setActive', { id: second, active: false }))
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('not-signed-in')
  expect(await standing(core)).toMatchObject({ people: [{ id: first }] })
  expect(await codeOf(core, 'users', 'signIn', { person: second, secret: SECOND.secret })).toBe(
    'person-unknown',
  )
})

test('a name of the audit trail stays with its person, in whatever letters', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const renamed = { id: first, name: 'TEST, Renamed', roles: ['administrator' as const], namedRights: [] }
  valueOf(await ask(core, 'users', 'save', renamed))
  const other = { signInName: 'other', roles: [], namedRights: [] }
  expect(await codeOf(core, 'users', 'add', { ...other, name: 'test, FIRST' })).toBe('person-name-taken')
  expect(await codeOf(core, 'users', 'add', { ...other, name: 'TEST, Other', signInName: 'FIRST' })).toBe(
    'sign-in-name-taken',
  )
  expect(await codeOf(core, 'users', 'add', { ...other, name: 'TEST, Other' })).toBe('done')
})

test('the audit trail names the person from then on, and never the secret', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  await seatSecond(core, ['entry'])
  await startSession(core)
  await signIn(core, first, '000000')
  const all = actions(core)
  expect(all.slice(all.findIndex(([action]) => action === 'first-administrator-made'))).toEqual([
    ['first-administrator-made', 'test-desk'],
    ['person-added', FIRST.name],
    ['person-signed-in', SECOND.name],
    ['secret-changed', SECOND.name],
    ['session-started', SECOND.name],
    ['sign-in-failed', SECOND.name],
  ])
  const told = JSON.stringify([...core.services.audit.listAll()])
  for (const secret of [FIRST.secret, SECOND.secret, '000000', 'scrypt']) expect(told).not.toContain(secret)
})

test('what was asked by one person is theirs to its end, whoever signs in meanwhile', async () => {
  const core = tempCore()
  await makeFirst(core)
  const { users } = core.services
  await users.as(valueOf(users.admit('see')), async () => {
    await seatSecond(core, ['entry'])
    await startSession(core)
  })
  expect(await standing(core)).toMatchObject({ kind: 'signed-in', name: SECOND.name })
  expect(actions(core).at(-1)).toEqual(['session-started', FIRST.name])
})

test('where own entries are withheld, nobody acts on a session that they began or changed', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const { workstation: _, training: __, ...settings } = core.services.settings.read()
  const session = await startSession(core)
  const mayAct = () => {
    const { users } = core.services
    return users.as(valueOf(users.admit('see')), () => users.mayActOn(session.id))
  }
  expect(mayAct()).toBe(true)
  valueOf(await ask(core, 'settings', 'save', { ...settings, ownEntriesWithheld: true }))
  expect(mayAct()).toBe(false)
  const second = await seatSecond(core, ['reviewer', 'administrator'])
  expect(mayAct()).toBe(true)
  const change = { commandId: crypto.randomUUID(), id: session.id, revision: session.revision }
  valueOf(
    await ask(core, 'sessions', 'saveDraft', { ...change, entry: { ...session.entry, note: 'changed' } }),
  )
  expect(mayAct()).toBe(false)

  await signIn(core, first, FIRST.secret)
  const renamed = { id: first, name: 'TEST, Renamed', roles: ['administrator' as const], namedRights: [] }
  valueOf(await ask(core, 'users', 'save', renamed))
  expect(mayAct()).toBe(false)
  expect(second).not.toBe(first)
})

test('the desk locks when nobody touches it for as long as the settings say, and a little', async () => {
  const clock = fixedClock()
  const core = tempCore({ clock })
  await makeFirst(core)
  pass(clock, 9 * 60)
  valueOf(await ask(core, 'users', 'touch', {}))
  pass(clock, 10 * 60 + 30)
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('done')
  pass(clock, 1)
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('not-signed-in')
  expect(await standing(core)).toMatchObject({ kind: 'signed-out', why: 'idle' })
  expect(actions(core).at(-1)).toEqual(['desk-locked', FIRST.name])
})

test('when the system locks, the window is told and has a moment to save', async () => {
  const clock = fixedClock()
  const core = tempCore({ clock })
  await makeFirst(core)
  core.services.users.lockSoon()
  expect(await standing(core)).toMatchObject({ kind: 'signed-out', why: 'system' })
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('done')
  pass(clock, 6)
  expect(await codeOf(core, 'sessions', 'listDay', day)).toBe('not-signed-in')
})

test('personal quick picks of the account become those of the first person, and of nobody else', async () => {
  const core = tempCore()
  const { id, revision, entry } = await startSession(core)
  const change = { commandId: crypto.randomUUID(), id, revision }
  valueOf(await ask(core, 'sessions', 'saveDraft', { ...change, entry: { ...entry, lesions: [aLesion()] } }))
  const pick = { commandId: crypto.randomUUID(), session: id, name: 'TEST pick', scope: 'personal' as const }
  valueOf(await ask(core, 'quickPicks', 'make', pick))
  const personal = async () =>
    valueOf(await ask(core, 'quickPicks', 'list', {})).filter(({ scope }) => scope === 'personal')
  await makeFirst(core)
  expect(await personal()).toMatchObject([{ name: 'TEST pick' }])
  await seatSecond(core, ['entry'])
  expect(await personal()).toEqual([])
})

test('the chain holds over people as over sessions', async () => {
  const core = tempCore()
  await makeFirst(core)
  await seatSecond(core, ['auditor'])
  expect(valueOf(await ask(core, 'audit', 'verify', {}))).toMatchObject({ kind: 'whole' })
})

test('whether a person entered a session is found by the index of its events', () => {
  const plan = queryPlan(memoryDb(), FIND_ENTERED_BY, 'x', 'y').join('; ')
  expect(plan).toContain('audit_event_by_session')
})
