import { fail, type Result } from '#shared/base/result.ts'
import type { Share, ShareJobKind, ShareJobs, ShareProblem } from './share-job.ts'

/** How long a job may take before it is told as slow: the share hangs, or the file is very long. */
const PATIENCE_MS = 30_000
const PATIENCE_MS_PER_MEGABYTE = 2_000

/**
 * One job at a time in each folder. A job that has not ended in its time is answered as slow and keeps its folder: until
 * it has ended nothing else is asked there, so that nothing is decided while it may still give a file its name.
 */
export type Lanes = {
  readonly do: <K extends ShareJobKind>(
    folder: string,
    kind: K,
    ask: ShareJobs[K]['ask'],
  ) => Promise<Result<ShareJobs[K]['answer'], ShareProblem>>
  /** Whether a job that was told as slow has not ended yet. */
  readonly hangs: (folder: string) => boolean
}

export function createLanes(share: Share, patienceMs = PATIENCE_MS): Lanes {
  const running = new Map<string, Running>()
  return {
    hangs: folder => running.get(folder)?.hangs() ?? false,
    do: async (folder, kind, ask) => {
      for (let before = running.get(folder); before !== undefined; before = running.get(folder)) {
        if (before.hangs()) return fail('slow')
        await before.endedOrHangs
      }
      const done = share.do(kind, ask)
      const own = watched(done, patienceMs + extraFor(ask), () => running.delete(folder))
      running.set(folder, own)
      await own.endedOrHangs
      return own.hangs() ? fail('slow') : done
    },
  }
}

type Running = { readonly hangs: () => boolean; readonly endedOrHangs: Promise<void> }

function watched(done: Promise<unknown>, ms: number, leave: () => void): Running {
  const { promise, resolve } = Promise.withResolvers<void>()
  let hanging = false
  const timer = setTimeout(() => {
    hanging = true
    resolve()
  }, ms)
  const end = () => {
    clearTimeout(timer)
    leave()
    resolve()
  }
  done.then(end, end)
  return { hangs: () => hanging, endedOrHangs: promise }
}

function extraFor(ask: object): number {
  const bytes = 'content' in ask && ask.content instanceof Uint8Array ? ask.content.length : 0
  return (bytes / 1_048_576) * PATIENCE_MS_PER_MEGABYTE
}
