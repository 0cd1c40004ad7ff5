import { fail, ok, type Result } from '#shared/base/result.ts'
import type { BatchProof } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { sha256Of } from '#main/features/shares/index.ts'
import { listAnswersOf } from '../answers/queries.ts'
import { findDestination } from '../destinations/store.ts'
import { summaryOf } from '../history.ts'
import { listRetired } from '../retention/queries.ts'
import { findBatch } from '../release/queries.ts'

/** All that proves what left in a batch, as the log has it. */
export function proofOf(db: ReadableDb, number: string): Result<BatchProof, Failure> {
  const batch = findBatch(db, number)
  if (!batch) return fail(failure('batch-unknown'))
  return ok({
    summary: summaryOf(db, batch),
    by: batch.created_by,
    settledAt: batch.settled_at,
    folder: batch.folder,
    destinationName: findDestination(db, batch.destination)?.sheet.name ?? batch.destination,
    sheetHash: sha256Of(Buffer.from(batch.sheet, 'utf8')),
    answers: listAnswersOf(db, number),
    retired: listRetired(db, number),
  })
}
