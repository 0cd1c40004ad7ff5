import { expect, test } from 'vitest'
import type { ThreadEvents, Threads } from './threads.ts'
import { isStop, waitedThreads } from './waited-threads.ts'

/** Threads of a test: it decides what each does when it is told to stop, or ended. */
function scripted(on: {
  readonly tell: (events: ThreadEvents) => void
  readonly end: (events: ThreadEvents) => void
}) {
  const told: unknown[] = []
  let ends = 0
  const threads: Threads = {
    start: (_script, _work, events) => ({
      tell: message => {
        told.push(message)
        on.tell(events)
      },
      end: () => {
        ends += 1
        on.end(events)
      },
    }),
  }
  return { waited: waitedThreads(threads), told, ends: () => ends }
}

const EVENTS: ThreadEvents = { message: () => undefined, ended: () => undefined }
const deaf = () => undefined
const obeys = ({ ended }: ThreadEvents) => void setTimeout(() => ended(null), 20)

test('each thread is asked to stop once, and waited for', async () => {
  const { waited, told, ends } = scripted({ tell: obeys, end: deaf })
  const heard: string[] = []
  for (const name of ['one', 'other']) {
    waited.start('share-worker', null, { ...EVENTS, ended: () => void heard.push(name) })
  }
  await waited.stopAll(5_000)
  expect(heard).toEqual(['one', 'other'])
  expect(told.map(isStop)).toEqual([true, true])
  expect(ends()).toBe(0)
})

test('one that does not stop in time is ended where it is', async () => {
  const { waited, ends } = scripted({ tell: deaf, end: obeys })
  let isGone = false
  waited.start('share-worker', null, { ...EVENTS, ended: () => void (isGone = true) })
  await waited.stopAll(30)
  expect([ends(), isGone]).toEqual([1, true])
})

test('one that cannot be ended holds nobody for longer than twice the patience', async () => {
  const { waited } = scripted({ tell: deaf, end: deaf })
  waited.start('share-worker', null, EVENTS)
  const before = performance.now()
  await waited.stopAll(30)
  expect(performance.now() - before).toBeLessThan(1_000)
})

test('without threads there is nothing to wait for', async () => {
  const { waited } = scripted({ tell: deaf, end: deaf })
  const before = performance.now()
  await waited.stopAll(60_000)
  expect(performance.now() - before).toBeLessThan(1_000)
})

test('one that has ended is neither told nor waited for', async () => {
  const { waited, told } = scripted({ tell: deaf, end: deaf })
  let events: ThreadEvents = EVENTS
  const inner: Threads = {
    start: (_script, _work, on) => {
      events = on
      return { tell: message => void told.push(message), end: deaf }
    },
  }
  const other = waitedThreads(inner)
  other.start('share-worker', null, EVENTS)
  events.ended(null)
  await other.stopAll(60_000)
  await waited.stopAll(60_000)
  expect(told).toEqual([])
})

test('once it is over nothing is started any more, and whoever asks hears so', async () => {
  const { waited, told } = scripted({ tell: deaf, end: deaf })
  await waited.stopAll(10)
  const ended = new Promise<Error | null>(resolve =>
    waited.start('share-worker', null, { ...EVENTS, ended: resolve }).tell('work'),
  )
  expect(await ended).toBeNull()
  expect(told).toEqual([])
})
