import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Threads, ThreadScript } from './threads.ts'

/** Threads of this process. */
export const nodeThreads: Threads = {
  start: (script, work, on) => {
    const worker = new Worker(fileOf(script), { workerData: work, name: script, resourceLimits: LIMITS })
    let error: Error | null = null
    worker.on('message', on.message)
    worker.on('error', thrown => {
      error = thrown instanceof Error ? thrown : new Error('A thread threw something that is no error.')
    })
    worker.on('exit', () => on.ended(error))
    return { tell: message => worker.postMessage(message), end: () => void worker.terminate() }
  },
}

/** Rows that were written are garbage at once: it is collected often instead of growing beside the program. */
const LIMITS = { maxYoungGenerationSizeMb: 16 }

/** From sources beside the core; in the build beside the hosts' bundles, whether this is in one or in a chunk. */
function fileOf(script: ThreadScript): string {
  const here = import.meta.dirname
  if (import.meta.filename.endsWith('.ts')) return join(here, '..', 'core', `${script}.ts`)
  return join(basename(here) === 'chunks' ? dirname(here) : here, `${script}.js`)
}
