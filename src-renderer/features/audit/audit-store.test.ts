import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import type { AuditEntry } from '#shared/contract/audit.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { createAuditStore } from './audit-store.ts'

function anEvent(seq: number): AuditEntry {
  return {
    seq,
    at: '2026-11-20T09:10:00.000-05:00',
    actor: 'test-desk',
    action: 'draft-saved',
    sessionId: null,
    accession: null,
    changes: [],
    reason: '',
  }
}

type Audit = Bridge['audit']

function aStore(parts: Partial<Audit>) {
  const audit: Audit = {
    events: async () => ok({ events: [], more: false }),
    numbers: async () => ok({ sessions: 0, told: [] }),
    actors: async () => ok([]),
    verify: async () => fail(failure('unexpected')),
    ...parts,
  }
  return createAuditStore({ audit } as Bridge)
}

test('the next page is asked before the last event shown, and follows it', async () => {
  const asked: (number | null)[] = []
  const store = aStore({
    events: async ({ before }) => {
      asked.push(before)
      return ok({ events: [anEvent(before === null ? 9 : 8)], more: before === null })
    },
  })
  await store.open()
  expect(store.view.getState()).toMatchObject({ more: true, events: [{ seq: 9 }] })
  await store.readMore()
  expect(asked).toEqual([null, 9])
  expect(store.view.getState()).toMatchObject({ more: false, events: [{ seq: 9 }, { seq: 8 }] })
})

test('the answer to an older question never takes the place of the newer one', async () => {
  const waiting: (() => void)[] = []
  const store = aStore({
    events: ({ about }) =>
      new Promise(resolve => {
        const answer = () => resolve(ok({ events: [anEvent(about === 'TEST-A-1' ? 1 : 2)], more: false }))
        waiting.push(answer)
      }),
  })
  const [first, second] = [store.setFilter({ about: 'TEST-A' }), store.setFilter({ about: 'TEST-A-1' })]
  waiting.toReversed().forEach(answer => answer())
  await Promise.all([first, second])
  expect(store.view.getState().events).toMatchObject([{ seq: 1 }])
})

test('an empty day asks for no day', async () => {
  let seen: unknown
  const store = aStore({
    events: async question => {
      seen = question
      return ok({ events: [], more: false })
    },
  })
  await store.setFilter({ from: '2026-11-20' })
  expect(seen).toMatchObject({ from: '2026-11-20', through: null, actor: '' })
})

test('what the chain showed is kept, and a failure is said', async () => {
  const whole = { kind: 'whole', events: 1, head: '0', sentence: 'All.' } as const
  const good = aStore({ verify: async () => ok(whole) })
  await good.verify()
  expect(good.view.getState()).toMatchObject({ report: whole, verifying: false })
  const bad = aStore({})
  await bad.verify()
  expect(bad.view.getState().failure).toMatch(/Something went wrong/)
})

test('what a number was besides is asked with the number alone, and kept from page to page', async () => {
  const told = [{ sessionId: 'one', sentence: 'Session TEST-A-1: had accession TEST-A-7.' }]
  const asked: string[] = []
  const store = aStore({
    events: async () => ok({ events: [anEvent(9)], more: true }),
    numbers: async ({ about }) => {
      asked.push(about)
      return ok({ sessions: 1, told })
    },
  })
  await store.open()
  expect(store.view.getState().numbers).toBeNull()
  await store.setFilter({ about: 'TEST-A-7' })
  await store.readMore()
  expect(asked).toEqual(['TEST-A-7'])
  expect(store.view.getState().numbers).toEqual({ sessions: 1, told })
  await store.setFilter({ about: '' })
  expect(store.view.getState().numbers).toBeNull()
})
