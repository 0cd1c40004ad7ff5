import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ExportOutcome } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { exportedFile, runExport, type ExportRequest, type ExportTools } from '../run-export.ts'
import { writeBatchAgain } from './again.ts'
import { findBatch } from './queries.ts'
import { recoverExports, type Recovery } from './recover.ts'
import { markReleased } from './settle.ts'

/** What leaves, one export at a time. */
export type ReleaseDesk = {
  readonly run: (request: ExportRequest) => Promise<Result<ExportOutcome, Failure>>
  readonly again: (batch: string, folder: string) => Promise<Result<ExportOutcome, Failure>>
  readonly notices: () => readonly string[]
  readonly settled: () => Promise<void>
}

export function createReleaseDesk(tools: ExportTools): ReleaseDesk {
  let recovery: Recovery = { settled: [], waiting: [] }
  let running = false
  const recover = async () => {
    const now = await recoverExports(tools)
    recovery = { settled: [...recovery.settled, ...now.settled], waiting: now.waiting }
  }
  // A log that cannot be written now is told by the operation that asks next; what is undecided stays so.
  const first = recover()
  const begun = first.catch(() => {})
  const inTurn = async <T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> => {
    if (running) return fail(failure('export-running'))
    running = true
    try {
      await begun
      await recover()
      return await work()
    } finally {
      running = false
    }
  }
  return {
    notices: () => [...recovery.settled, ...recovery.waiting],
    settled: () => first,
    run: request =>
      inTurn(async () => {
        const outcome = await runExport(tools, request, { report: () => {}, isCancelled: () => false })
        // A release that failed half way may have left a batch that has to be told of.
        if (!outcome.ok) await recover()
        return outcome
      }),
    again: (batch, folder) =>
      inTurn(async () => {
        const outcome = await again(tools, batch, folder)
        await recover()
        return outcome
      }),
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
