import { expect, test } from 'vitest'
import { createSaveQueue } from './save-queue.ts'

/** A queue with a hand-driven clock and a store that answers when told to. */
function aQueue() {
  const planned: { readonly deed: () => void; readonly delayMs: number; cancelled: boolean }[] = []
  const saves: { readonly value: string; readonly answer: (stored: boolean) => void }[] = []
  const queue = createSaveQueue<string>({
    delayMs: 250,
    retryMs: 3_000,
    save: value => new Promise(resolve => saves.push({ value, answer: resolve })),
    schedule: (deed, delayMs) => {
      const plan = { deed, delayMs, cancelled: false }
      planned.push(plan)
      return () => {
        plan.cancelled = true
      }
    },
  })
  return { queue, planned, saves }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

test('several changes within the delay are one save of the newest, not put off by the later ones', async () => {
  const { queue, planned, saves } = aQueue()
  queue.note('a')
  queue.note('ab')
  queue.note('abc')
  expect(planned).toHaveLength(1)
  planned[0]?.deed()
  await settled()
  expect(saves.map(save => save.value)).toEqual(['abc'])
})

test('a change during a save is saved after it and its own delay, never beside it', async () => {
  const { queue, planned, saves } = aQueue()
  queue.note('a')
  planned[0]?.deed()
  queue.note('ab')
  await settled()
  expect(saves).toHaveLength(1)
  saves[0]?.answer(true)
  await settled()
  expect(saves).toHaveLength(1)
  expect(planned[1]?.delayMs).toBe(250)
  planned[1]?.deed()
  await settled()
  expect(saves.map(save => save.value)).toEqual(['a', 'ab'])
})

test('flush during a save waits for it and for what came meanwhile', async () => {
  const { queue, planned, saves } = aQueue()
  queue.note('a')
  planned[0]?.deed()
  queue.note('ab')
  const flushed = queue.flush()
  saves[0]?.answer(true)
  await settled()
  saves[1]?.answer(true)
  expect(await flushed).toBe(true)
  expect(saves.map(save => save.value)).toEqual(['a', 'ab'])
})

test('a state that waits behind a save can be seen, one that is being saved cannot', async () => {
  const { queue, saves } = aQueue()
  expect(queue.waiting()).toBeNull()
  queue.note('a')
  void queue.flush()
  expect(queue.waiting()).toBeNull()
  queue.note('ab')
  expect(queue.waiting()).toBe('ab')
  saves[0]?.answer(true)
  await settled()
  expect(queue.waiting()).toBeNull()
})

test('flush saves at once and tells when all is stored', async () => {
  const { queue, planned, saves } = aQueue()
  queue.note('a')
  const flushed = queue.flush()
  expect(planned[0]?.cancelled).toBe(true)
  saves[0]?.answer(true)
  expect(await flushed).toBe(true)
})

test('a save that failed is told, and tried again later', async () => {
  const { queue, planned, saves } = aQueue()
  queue.note('a')
  const flushed = queue.flush()
  saves[0]?.answer(false)
  expect(await flushed).toBe(false)
  const retry = planned.at(-1)
  expect(retry?.delayMs).toBe(3_000)
  retry?.deed()
  await settled()
  expect(saves.map(save => save.value)).toEqual(['a', 'a'])
})

test('with nothing to save, flush saves nothing', async () => {
  const { queue, saves } = aQueue()
  expect(await queue.flush()).toBe(true)
  expect(saves).toEqual([])
})

test('after stop nothing is saved', async () => {
  const { queue, planned, saves } = aQueue()
  queue.note('a')
  queue.stop()
  expect(planned[0]?.cancelled).toBe(true)
  await queue.flush()
  expect(saves).toEqual([])
})
