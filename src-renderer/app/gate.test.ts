import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { ok } from '#shared/base/result.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { DeskStanding } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import type { Stores } from './create-stores.ts'
import { createGate } from './gate.ts'
import type { Person } from './person.ts'

const [ADA, BELA] = ['ada' as PersonId, 'bela' as PersonId]

const signedIn = (person: PersonId): DeskStanding => ({
  kind: 'signed-in',
  person,
  name: person,
  rights: ['see', 'enter'],
  mustChangeSecret: false,
  lockAfterMinutes: 10,
  emergencies: [],
})
const signedOut = {
  kind: 'signed-out',
  why: 'person',
  people: [],
  last: null,
  hasEmergencyCode: false,
} as const satisfies DeskStanding

/** A gate over a core that does as told; `saves` is whether desks can be saved now. */
function aGate() {
  const world = {
    saves: true,
    standing: signedIn(ADA) as DeskStanding,
    closed: [] as string[],
    opened: [] as string[],
  }
  const made: string[] = []
  const users = {
    standing: async () => ok(world.standing),
    lock: async () => ok((world.standing = signedOut)),
  }
  const done = async () => undefined
  const makeStores = (person: Person) => {
    made.push(person.name ?? '')
    const current = { view: createStore(() => ({ id: `session of ${person.name}` })) }
    const desk = {
      flush: async () => world.saves,
      open: async (id: string) => void world.opened.push(id),
      view: createStore(() => ({ current })),
    }
    const quiet = { refresh: done }
    const close = () => void world.closed.push(person.name ?? '')
    const people = { tellUnseen: () => undefined }
    const parts = {
      person,
      people,
      desk,
      day: quiet,
      worklist: quiet,
      review: quiet,
      backup: quiet,
      exports: { lookAtAnswers: done },
      reference: { sets: quiet },
      close,
    }
    return parts as unknown as Stores
  }
  const gate = createGate({ bridge: { users } as unknown as Bridge, makeStores })
  return { gate, world, made }
}

test('the same person finds the desk as it was left', async () => {
  const { gate, made } = aGate()
  await gate.enter()
  const before = gate.view.getState()
  await gate.leave('idle')
  expect(gate.view.getState().kind).toBe('sign-in')
  await gate.take(signedIn(ADA))
  expect(gate.view.getState()).toMatchObject({ kind: 'seated' })
  expect(before.kind === 'seated' && Object.is(before.stores, storesOf(gate))).toBe(true)
  expect(made).toEqual(['ada'])
})

test('when somebody else sits down, of a desk that is saved only the open session is remembered', async () => {
  const { gate, world, made } = aGate()
  await gate.enter()
  await gate.leave('person')
  await gate.take(signedIn(BELA))
  expect(world.closed).toEqual(['ada'])
  await gate.leave('person')
  await gate.take(signedIn(ADA))
  expect(world.opened).toEqual(['session of ada'])
  expect(made).toEqual(['ada', 'bela', 'ada'])
})

test('a desk that could not be saved waits for its own person, whoever sits down meanwhile', async () => {
  const { gate, world, made } = aGate()
  await gate.enter()
  const ada = storesOf(gate)
  world.saves = false
  await gate.leave('system')
  world.saves = true
  await gate.take(signedIn(BELA))
  expect(world.closed).toEqual([])
  await gate.leave('person')
  await gate.take(signedIn(ADA))
  expect(storesOf(gate)).toBe(ada)
  expect(made).toEqual(['ada', 'bela'])
})

test('a turn that the core has ended is ended in the window at the next look', async () => {
  const { gate, world } = aGate()
  await gate.enter()
  await gate.look()
  expect(gate.view.getState().kind).toBe('seated')
  world.standing = { ...signedOut, why: 'system' }
  await gate.look()
  expect(gate.view.getState().kind).toBe('sign-in')
})

test('the recovery code stays on screen until it is said to be written down', async () => {
  const { gate, world } = aGate()
  world.standing = { kind: 'first-start' }
  await gate.enter()
  gate.showRecovery('CODE', null)
  world.standing = signedIn(ADA)
  await gate.look()
  expect(gate.view.getState()).toMatchObject({ kind: 'recovery', code: 'CODE' })
  await gate.enter()
  expect(gate.view.getState().kind).toBe('seated')
})

function storesOf({ view }: ReturnType<typeof aGate>['gate']): Stores | null {
  const now = view.getState()
  return now.kind === 'seated' ? now.stores : null
}
