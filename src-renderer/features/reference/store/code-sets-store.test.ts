import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { Rehearsal } from '#shared/contract/reference.ts'
import { codeSets, anEdition } from '../testing/code-set-samples.ts'
import { fakeBridge } from '../testing/fake-bridge.ts'
import { createCodeSetsStore } from './code-sets-store.ts'

const REHEARSAL: Rehearsal = { today: '2026-11-20', on: '2027-01-01', notChecked: [], changes: [] }

function sets(given: Partial<Bridge['reference']>) {
  let changes = 0
  const store = createCodeSetsStore({
    bridge: fakeBridge(given),
    today: '2026-11-20',
    onSets: () => undefined,
    onChanged: () => {
      changes += 1
    },
  })
  return { store, changes: () => changes }
}

test('what is loaded is read, and a failure is said beside what was read before', async () => {
  const answers = [ok(codeSets({ editions: [anEdition({})] })), fail(failure('unexpected'))]
  const { store } = sets({ list: () => Promise.resolve(answers.shift() ?? fail(failure('unexpected'))) })
  await store.refresh()
  await store.refresh()
  expect(store.view.getState().sets?.editions).toHaveLength(1)
  expect(store.view.getState().failure).toBe(failure('unexpected').message)
})

test('an edition goes only after it was asked for twice, and then charges are derived anew', async () => {
  const removed: number[] = []
  const { store, changes } = sets({
    removeEdition: ({ id }) => {
      removed.push(id)
      return Promise.resolve(ok(codeSets()))
    },
  })
  store.askRemoval(7)
  expect(removed).toEqual([])
  await store.remove(7)
  expect(removed).toEqual([7])
  expect(changes()).toBe(1)
  expect(store.view.getState().removing).toBeNull()
})

test('a licence with a field amiss is not sent, and stays as it was typed', async () => {
  const { store } = sets({})
  store.setLicence({ holder: '', expiresOn: '2027-12-31', users: '3' })
  await store.saveLicence()
  expect(store.view.getState().licenceProblems).toHaveProperty('holder')
  expect(store.view.getState().licenceForm?.users).toBe('3')
})

test('a recorded licence closes its form', async () => {
  const { store } = sets({ recordLicence: licence => Promise.resolve(ok(codeSets({ licence }))) })
  store.setLicence({ holder: 'TEST', expiresOn: '2027-12-31', users: '3' })
  await store.saveLicence()
  expect(store.view.getState()).toMatchObject({ licenceForm: null, sets: { licence: { users: 3 } } })
})

test('the rehearsal begins with the next new year, and one for a day no longer chosen is dropped', async () => {
  const answers: (() => void)[] = []
  const { store } = sets({
    rehearse: () =>
      new Promise(resolve => {
        answers.push(() => resolve(ok(REHEARSAL)))
      }),
  })
  expect(store.view.getState().rehearsalOn).toBe('2027-01-01')
  const asked = store.rehearse()
  store.setRehearsalDay('2027-04-01')
  answers[0]?.()
  await asked
  expect(store.view.getState()).toMatchObject({ rehearsal: null, isRehearsing: false })
})
