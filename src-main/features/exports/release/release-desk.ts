import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportOutcome, ExportProgress } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import {
  exportedFile,
  outcomeOf,
  prepareExport,
  type Course,
  type ExportRequest,
  type ExportTools,
} from '../run-export.ts'
import { writeBatchAgain } from './again.ts'
import { deliverBatch } from './deliver.ts'
import { findBatch } from './queries.ts'
import { createQueue, type Queue } from './queue.ts'
import { recoverExports, type Recovery } from './recover.ts'
import { markReleased } from './settle.ts'

/** What leaves: composed one export at a time, delivered each folder by itself. */
export type ReleaseDesk = Pick<Queue, 'deliverDue' | 'takeBack'> & {
  readonly run: (request: ExportRequest) => Promise<Result<ExportOutcome, Failure>>
  readonly again: (batch: string, folder: string) => Promise<Result<ExportOutcome, Failure>>
  /** Tries a waiting batch now. */
  readonly retry: (batch: string) => Promise<Result<ExportOutcome, Failure>>
  /** Calls off what is being composed. */
  readonly cancel: () => void
  readonly progress: () => ExportProgress | null
  readonly notices: () => readonly string[]
  /** When what an earlier run left undecided has been looked at. */
  readonly settled: () => Promise<void>
}

export function createReleaseDesk(tools: ExportTools): ReleaseDesk {
  const queue = createQueue(tools)
  const turn = createTurn()
  let recovery: Recovery = { settled: [], waiting: [] }
  const recover = async () => {
    const now = await recoverExports(tools)
    recovery = { settled: [...recovery.settled, ...now.settled], waiting: now.waiting }
  }
  const first = recover()
  // A log that cannot be written now is told by the operation that asks next; what is undecided stays so.
  const begun = first.catch(() => {})
  const delivered = first.then(queue.deliverDue)
  delivered.catch(() => {})
  const atTheDesk = <T>(work: (course: Course) => Promise<Result<T, Failure>>) =>
    turn.take(async course => {
      await begun
      await recover()
      return work(course)
    })
  return {
    ...turn,
    deliverDue: queue.deliverDue,
    takeBack: queue.takeBack,
    notices: () => [...recovery.settled, ...recovery.waiting],
    settled: () => delivered,
    run: request =>
      request.target.keepsTrying
        ? sendThere(atTheDesk, tools, queue, request)
        : atTheDesk(async course => {
            const outcome = await runHere(tools, request, course)
            // A release that failed half way may have left a batch that has to be told of.
            if (!outcome.ok) await recover()
            return outcome
          }),
    again: (batch, folder) =>
      atTheDesk(async () => {
        const outcome = await again(tools, batch, folder)
        await recover()
        return outcome
      }),
    retry: async batch => {
      const row = findBatch(tools.db, batch)
      if (!row || row.waits === 0 || row.settled_at !== null) return fail(failure('batch-unknown'))
      return outcomeOf(tools.db, { batch, withheld: [] }, await queue.deliver(batch))
    },
  }
}

type AtTheDesk = <T>(work: (course: Course) => Promise<Result<T, Failure>>) => Promise<Result<T, Failure>>

/** To a destination: others can export while its folder is written. */
async function sendThere(
  atTheDesk: AtTheDesk,
  tools: ExportTools,
  queue: Queue,
  request: ExportRequest,
): Promise<Result<ExportOutcome, Failure>> {
  const prepared = await atTheDesk(course => prepareExport(tools, request, course))
  if (!prepared.ok) return prepared
  const { batch } = prepared.value
  return outcomeOf(tools.db, prepared.value, batch === null ? null : await queue.deliver(batch))
}

/** Into a folder of the moment: it is decided before anything else leaves. */
async function runHere(
  tools: ExportTools,
  request: ExportRequest,
  course: Course,
): Promise<Result<ExportOutcome, Failure>> {
  const prepared = await prepareExport(tools, request, course)
  if (!prepared.ok) return prepared
  const { batch } = prepared.value
  return outcomeOf(tools.db, prepared.value, batch === null ? null : await deliverBatch(tools, batch))
}

type Turn = {
  readonly take: AtTheDesk
  readonly cancel: () => void
  readonly progress: () => ExportProgress | null
}

/** One export is composed at a time; it tells how far it is and can be called off until it is journaled. */
function createTurn(): Turn {
  let progress: ExportProgress | null = null
  let cancelled = false
  return {
    progress: () => progress,
    cancel: () => {
      cancelled = true
    },
    take: async work => {
      if (progress !== null) return fail(failure('export-running'))
      progress = { step: 'selecting', done: 0, of: 0 }
      cancelled = false
      try {
        return await work({ report: now => (progress = now), isCancelled: () => cancelled })
      } finally {
        progress = null
      }
    },
  }
}

/**
 * Sends a past batch again: the same bytes, the same numbers. A batch that could not be finished because its folder is
 * away counts as released once it was written into another one. An abandoned one is refused, because its lines leave in
 * another batch.
 */
async function again(
  tools: ExportTools,
  number: string,
  folder: string,
): Promise<Result<ExportOutcome, Failure>> {
  const { db, audit } = tools
  const batch = findBatch(db, number)
  if (!batch || batch.state === 'abandoned') return fail(failure('batch-unknown'))
  const written = await writeBatchAgain(tools, number, folder)
  if (!written.ok) return written
  if (batch.state !== 'released') await markReleased(tools, batch)
  const changes = [{ path: 'batch', from: null, to: number }]
  db.transaction(() => audit.record(db, { action: 'batch-written-again', sessionId: null, changes }))
  const files = written.value.map(row => exportedFile(folder, row.name, row))
  return ok({ batch: number, files, withheld: [], waiting: null })
}
