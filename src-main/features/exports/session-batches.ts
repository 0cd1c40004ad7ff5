import type { StoryDeed } from '#shared/contract/story.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { listCreditBatches, listChargeBatches } from './corrections-queries.ts'
import { findDestination } from './destinations/store.ts'
import { findBatch, listFiles } from './release/queries.ts'

/** A batch with charges or credits of a session. */
export type SessionBatch = Omit<Extract<StoryDeed, { readonly kind: 'batch' }>, 'kind'> & {
  /** When it left or, as long as it has not, when it was composed. */
  readonly at: string
  readonly by: string
}

/** The batches that lines of a session left in, are leaving in, or were taken back in. */
export function batchesOfSession(db: ReadableDb, session: SessionId): readonly SessionBatch[] {
  const charged = listChargeBatches(db, session).map(row => ({ ...row, deed: 'charged' as const }))
  const credited = listCreditBatches(db, session).map(row => ({ ...row, deed: 'credited' as const }))
  return [...charged, ...credited].flatMap(({ deed, batch: number, lines }) => {
    const batch = findBatch(db, number)
    if (!batch) return []
    return [
      {
        deed,
        batch: number,
        lines,
        destination: batch.destination,
        destinationName: findDestination(db, batch.destination)?.sheet.name ?? batch.destination,
        state: batch.state,
        files: listFiles(db, number).map(({ name }) => name),
        at: batch.settled_at ?? batch.created_at,
        by: batch.created_by,
      },
    ]
  })
}
