import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Thread, Threads } from './threads.ts'

/** What is told to a thread when the program ends. Threads that know other words of their own hear this as well. */
export const STOP = { kind: 'stop' } as const

export function isStop(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === STOP.kind
}

export type WaitedThreads = Threads & {
  /**
   * Asks every thread to stop and waits until it is gone. One that is not in time is ended where it is, and waited
   * for as long again. No thread is started any more.
   */
  readonly stopAll: (patienceMs?: number) => Promise<void>
}

/** How long the end of a program or a command waits for a thread to stop, and again for one that it then ends. */
const PATIENCE_MS = 5_000

type Running = { readonly thread: Thread; readonly gone: Promise<void> }

/** Threads that the end of the program waits for, so that none is cut off in the middle of a file. */
export function waitedThreads(threads: Threads): WaitedThreads {
  const running = new Set<Running>()
  let isOver = false
  const allGone = () => Promise.all([...running].map(({ gone }) => gone))
  return {
    start: (script, work, on) => {
      if (isOver) return neverStarted(on.ended)
      const gone = Promise.withResolvers<void>()
      const thread = threads.start(script, work, {
        message: on.message,
        ended: error => {
          running.delete(one)
          on.ended(error)
          gone.resolve()
        },
      })
      const one: Running = { thread, gone: gone.promise }
      running.add(one)
      return thread
    },
    stopAll: async (patienceMs = PATIENCE_MS) => {
      isOver = true
      for (const { thread } of running) thread.tell(STOP)
      await orLater(allGone(), patienceMs)
      if (running.size > 0) {
        for (const { thread } of running) thread.end()
        await orLater(allGone(), patienceMs)
      }
      // Whoever waited for a thread hears of its end, and does what is left to do, before this answers.
      await setImmediate()
    },
  }
}

function neverStarted(ended: (error: null) => void): Thread {
  queueMicrotask(() => ended(null))
  return { tell: () => undefined, end: () => undefined }
}

async function orLater(done: Promise<unknown>, ms: number): Promise<void> {
  const inTime = new AbortController()
  const late = setTimeout(ms, null, { signal: inTime.signal }).catch(() => null)
  await Promise.race([done, late])
  inTime.abort()
}
