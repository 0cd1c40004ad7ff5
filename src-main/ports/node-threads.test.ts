import { expect, test } from 'vitest'
import { nodeThreads } from './node-threads.ts'

/** Starts the thread with work it cannot do; the error it ends with. */
function endedBy(work: unknown): Promise<Error | null> {
  return new Promise(resolve => {
    nodeThreads.start('reference-worker', work, { message: () => undefined, ended: resolve })
  })
}

test('a thread that fails ends with its error, and the program goes on', async () => {
  expect(await endedBy({ kind: 'no such job' })).toBeInstanceOf(Error)
})

test('a thread that is ended is gone without an error', async () => {
  const ended = new Promise<Error | null>(resolve => {
    const thread = nodeThreads.start(
      'reference-worker',
      { kind: 'no such job' },
      {
        message: () => undefined,
        ended: resolve,
      },
    )
    thread.end()
  })
  expect(await ended).toBeNull()
})
