import type { ExportStanding, WaitingBatch } from '#shared/contract/exports.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Clock } from '#main/ports/clock.ts'
import { findDestination } from './destinations/store.ts'
import { listFiles, listUndecided, type UndecidedRow } from './release/queries.ts'
import type { ReleaseDesk } from './release/release-desk.ts'
import { listUnseenRuns } from './run-queries.ts'
import { shareFailure } from './release/share-failure.ts'
import { SHARE_PROBLEMS } from '#main/features/shares/index.ts'

const AT_MOST = 20

type StandingTools = {
  readonly db: ReadableDb
  readonly clock: Clock
  readonly unclaimed: () => readonly string[]
}

/** What waits for its folder, and what is being composed. */
export function standingOf(
  { db, clock, unclaimed }: StandingTools,
  desk: Pick<ReleaseDesk, 'progress'>,
): ExportStanding {
  const queue = listUndecided(db).filter(({ waits }) => waits === 1)
  return {
    at: clock.now(),
    progress: desk.progress(),
    queue: queue.map(batch => waitingBatch(db, batch)),
    runs: listUnseenRuns(db, AT_MOST),
    unclaimed: unclaimed(),
  }
}

function waitingBatch(db: ReadableDb, batch: UndecidedRow): WaitingBatch {
  return {
    batch: batch.number,
    destination: batch.destination,
    name: findDestination(db, batch.destination)?.sheet.name ?? batch.destination,
    folder: batch.folder,
    createdAt: batch.created_at,
    lines: listFiles(db, batch.number).reduce((sum, { lines }) => sum + lines, 0),
    attempts: batch.attempts,
    why: whyOf(batch.failure),
    triedAt: batch.tried_at,
    nextAt: batch.next_at,
  }
}

function whyOf(problem: string | null): string | null {
  const known = SHARE_PROBLEMS.find(one => one === problem)
  return known === undefined ? null : shareFailure(known).message
}
