import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { settleMended } from '../answers/take-up.ts'
import { deleteCreditsOf, listCreditedIn } from '../corrections-queries.ts'
import { markSessionsExported } from '../queries.ts'
import type { Lanes } from '#main/features/shares/index.ts'
import { sweepAside } from './aside.ts'
import { deleteLedgerOf, listFiles, settleBatchRow, type BatchRow } from './queries.ts'

export type ReleaseTools = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly audit: Audit
  readonly lanes: Lanes
}

/** The batch has left: its sessions are exported from here on. */
export async function markReleased(tools: ReleaseTools, batch: BatchRow): Promise<void> {
  const { db, clock } = tools
  db.transaction(() => recordReleased(tools, batch, clock.now()))
  await sweepAside(tools)
}

/** The rows and events of a batch that has left, in the caller's transaction. */
export function recordReleased(
  { db, audit }: Pick<ReleaseTools, 'db' | 'audit'>,
  batch: BatchRow,
  at: string,
): void {
  settleBatchRow(db, batch.number, 'released', at)
  for (const { id, state } of markSessionsExported(db, batch.number, at)) {
    const changes = [
      { path: 'state', from: state, to: 'exported' },
      { path: 'batch', from: null, to: batch.number },
    ]
    audit.record(db, { at, action: 'session-exported', sessionId: id, changes })
  }
  for (const { session } of listCreditedIn(db, batch.number)) {
    const changes = [{ path: 'batch', from: null, to: batch.number }]
    audit.record(db, { at, action: 'charges-credited', sessionId: session, changes })
  }
  settleMended({ db, audit }, batch, at)
  recordBatch({ db, audit }, batch, { state: 'released', at })
}

/**
 * Nothing of the batch has left: its lines are free again. The parts are removed after the journal says so; the other
 * way round, a crash between the two would look as if the receiver had taken them.
 */
export async function abandonBatch(tools: ReleaseTools, batch: BatchRow): Promise<void> {
  const { db, clock } = tools
  db.transaction(() => {
    const at = clock.now()
    settleBatchRow(db, batch.number, 'abandoned', at)
    deleteCreditsOf(db, batch.number)
    deleteLedgerOf(db, batch.number)
    recordBatch(tools, batch, { state: 'abandoned', at })
  })
  await sweepAside(tools)
}

function recordBatch(
  { db, audit }: Pick<ReleaseTools, 'db' | 'audit'>,
  batch: BatchRow,
  { state, at }: { readonly state: 'released' | 'abandoned'; readonly at: string },
): void {
  const files = listFiles(db, batch.number).map(({ name, sha256 }, index) => ({
    path: `files.${index}`,
    from: null,
    to: `${name} ${sha256}`,
  }))
  const changes = [
    { path: 'state', from: batch.state, to: state },
    { path: 'batch', from: null, to: batch.number },
    ...files,
  ]
  audit.record(db, { at, action: `batch-${state}`, sessionId: null, changes })
}
