import { fail, type Result } from '#shared/base/result.ts'
import type { Threads } from '#main/ports/threads.ts'
import type { Share, ShareJobKind, ShareJobs, ShareProblem } from './share-job.ts'

/** Jobs done by a thread each: a share that hangs holds up its thread and nothing else. */
export function threadShare(threads: Threads): Share {
  return {
    do: <K extends ShareJobKind>(kind: K, ask: ShareJobs[K]['ask']) => {
      type Answer = Result<ShareJobs[K]['answer'], ShareProblem>
      const { promise, resolve } = Promise.withResolvers<Answer>()
      threads.start(
        'share-worker',
        { kind, ask },
        {
          message: answer => resolve(answer as Answer),
          // After an answer this changes nothing any more.
          ended: () => resolve(fail('other')),
        },
      )
      return promise
    },
  }
}
