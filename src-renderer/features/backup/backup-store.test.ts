import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok, type Result } from '#shared/base/result.ts'
import type { KeyChange } from '#shared/contract/backup.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { createBackupStore } from './backup-store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A program whose change of the key goes on until it is told to end. */
function changingKey() {
  const end = Promise.withResolvers<Result<KeyChange, never>>()
  const running = { percent: null as number | null, asked: 0 }
  const backup = {
    standing: async () => {
      running.asked += 1
      return ok({ running: running.percent === null ? null : 'key', percent: running.percent })
    },
    list: async () => ok([]),
    changeKey: () => end.promise,
  }
  const store = createBackupStore({ backup } as unknown as Bridge)
  const shown = () => store.view.getState().standing?.percent ?? null
  return { store, running, shown, end: () => end.resolve(ok({ kind: 'changed', code: 'TEST-CODE' })) }
}

test('while the key is changed the page asks again and again how far that is', async () => {
  const { store, running, shown, end } = changingKey()
  const changed = store.changeKey()
  const seen = []
  for (const percent of [3, 48, 77]) {
    running.percent = percent
    await vi.advanceTimersByTimeAsync(500)
    seen.push(shown())
  }
  expect(seen).toEqual([3, 48, 77])
  running.percent = null
  end()
  await changed
  expect([shown(), store.view.getState().code]).toEqual([null, 'TEST-CODE'])
})

test('when it is done the page asks no more', async () => {
  const { store, running, end } = changingKey()
  const changed = store.changeKey()
  end()
  await changed
  const { asked } = running
  await vi.advanceTimersByTimeAsync(5_000)
  expect(running.asked).toBe(asked)
})
