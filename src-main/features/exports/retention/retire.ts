import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Retention } from '#shared/contract/exports.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { localInstant } from '#main/ports/clock.ts'
import { findDestination } from '../destinations/store.ts'
import type { ReleaseTools } from '../release/settle.ts'
import {
  deleteRetention,
  insertRetired,
  listDueFiles,
  listRetention,
  putRetention,
  type DueFile,
} from './queries.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

/** Sets or lifts the rule of a destination. */
export function setRetention(
  { db, audit }: Pick<ReleaseTools, 'db' | 'audit'>,
  { destination, days }: Retention,
): Result<readonly Retention[], Failure> {
  if (findDestination(db, destination) === null) return fail(failure('destination-unknown'))
  const before = listRetention(db).find(rule => rule.destination === destination)?.days ?? null
  db.transaction(() => {
    if (days === null) deleteRetention(db, destination)
    else putRetention(db, destination, days)
    if (before !== days) {
      const changes = [{ path: `${destination}.retentionDays`, from: before, to: days }]
      audit.record(db, { action: 'retention-changed', sessionId: null, changes })
    }
  })
  return ok(listRetention(db))
}

/**
 * Removes sent files that have lain in their folder longer than the rule of their destination allows: only files of
 * ours whose bytes are still those that were sent. The ledger and the bytes in the log stay. A folder that is away is
 * looked at again the next time.
 */
export async function retireSentFiles(tools: ReleaseTools): Promise<void> {
  const { db, clock } = tools
  for (const { destination, days } of listRetention(db)) {
    if (days === null) continue
    const before = localInstant(new Date(Date.parse(clock.now()) - days * DAY_MS))
    const due = Map.groupBy(listDueFiles(db, destination, before), ({ folder }) => folder)
    for (const [folder, files] of due) await retireIn(tools, folder, files)
  }
}

async function retireIn(
  { db, clock, audit, lanes }: ReleaseTools,
  folder: string,
  due: readonly DueFile[],
): Promise<void> {
  const files = due.map(({ name, sha256 }, position) => ({ position, name, sha256 }))
  const retired = await lanes.do(folder, 'retire', { folder, files })
  if (!retired.ok) return
  db.transaction(() => {
    const at = clock.now()
    const changes = retired.value.flatMap(({ position, outcome }) => {
      const file = due[position]
      if (!file) return []
      insertRetired(db, { batch: file.batch, position: file.position, at, outcome })
      return outcome === 'removed' ? [{ path: 'file', from: file.name, to: null }] : []
    })
    if (changes.length > 0) audit.record(db, { action: 'sent-files-removed', sessionId: null, changes })
  })
}
