import { expect, test } from 'vitest'
import { ok, type Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { RescueBackup } from '#shared/contract/rescue.ts'
import { createRescueStore } from './rescue-store.ts'

const NO_CODE = 'That is no recovery code.'

/** A bridge whose list of backups comes when the test says so. */
function slowList() {
  const listed = Promise.withResolvers<Result<readonly RescueBackup[], Failure>>()
  const rescue = {
    backups: () => listed.promise,
    recover: async () => ok({ good: false, sentence: NO_CODE }),
  }
  const store = createRescueStore({ rescue } as unknown as Bridge, () => {})
  return { store, list: () => listed.resolve(ok([])) }
}

test('what is said of a recovery code stays when the list of backups comes after it', async () => {
  const { store, list } = slowList()
  const looking = store.look()
  await store.recover()
  list()
  await looking
  expect(store.view.getState()).toMatchObject({ message: NO_CODE, list: [] })
})

test('looking again takes back what was said before', async () => {
  const { store, list } = slowList()
  await store.recover()
  const looking = store.look()
  expect(store.view.getState().message).toBeNull()
  list()
  await looking
  expect(store.view.getState().message).toBeNull()
})
