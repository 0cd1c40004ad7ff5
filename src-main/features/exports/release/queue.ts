import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { deliverBatch, takeBackBatch, type Delivery } from './deliver.ts'
import { findBatch, listUndecided } from './queries.ts'
import type { ReleaseTools } from './settle.ts'
import { shareFailure } from './share-failure.ts'

/** The batches of destinations that wait for their folders. */
export type Queue = {
  /** Takes a batch to its folder; whoever asks while that is under way gets the same answer. */
  readonly deliver: (batch: string) => Promise<Delivery>
  /** Tries those whose pause is over, each folder by itself. */
  readonly deliverDue: () => Promise<void>
  /** Gives the lines of a batch back that has not left; it will not leave any more. */
  readonly takeBack: (batch: string) => Promise<Result<null, Failure>>
}

export function createQueue(tools: ReleaseTools): Queue {
  const { db, clock, lanes } = tools
  const delivering = new Map<string, Promise<Delivery>>()
  const deliver = (batch: string) => {
    const running = delivering.get(batch)
    if (running) return running
    const delivery = deliverBatch(tools, batch).finally(() => delivering.delete(batch))
    delivering.set(batch, delivery)
    return delivery
  }
  return {
    deliver,
    deliverDue: async () => {
      const now = Date.parse(clock.now())
      const due = listUndecided(db).filter(
        ({ waits, next_at: nextAt }) => waits === 1 && (nextAt === null || Date.parse(nextAt) <= now),
      )
      await Promise.all(due.map(({ number }) => deliver(number)))
    },
    takeBack: async number => {
      const batch = findBatch(db, number)
      if (!batch || batch.waits === 0) return fail(failure('batch-unknown'))
      if (batch.state === 'released' || batch.state === 'abandoned') return fail(failure('batch-left'))
      if (delivering.has(number) || lanes.hangs(batch.folder)) return fail(failure('folder-slow'))
      const taken = await takeBackBatch(tools, batch)
      if (taken === 'taken-back') return ok(null)
      return fail(taken === 'left' ? failure('batch-left') : shareFailure(taken))
    },
  }
}
