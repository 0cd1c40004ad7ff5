import { join } from 'node:path'
import { assertNever } from '#shared/base/assert-never.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { FileError, Files } from '#main/ports/files.ts'
import { markSessionsExported } from '../queries.ts'
import { partName, sweepAside } from './aside.ts'
import { observe, verdictOf, type Evidence } from './evidence.ts'
import { flushNames, folderInode, giveName, removeIfPossible } from './folder.ts'
import { NOTICES } from './notices.ts'
import { deleteLedgerOf, listFiles, settleBatchRow, type BatchRow, type FileRow } from './queries.ts'

export type ReleaseTools = {
  readonly db: WritableDb
  readonly files: Files
  readonly clock: Clock
  readonly audit: Audit
}

/** How a journaled batch stands. `waiting` keeps its lines reserved, so that none can leave twice. */
export type Settlement =
  | { readonly kind: 'released'; readonly notices: readonly string[] }
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'waiting'; readonly notice: string }

type Seen = { readonly file: FileRow; readonly evidence: Evidence }

/**
 * Decides a journaled batch by what its folder shows; the same at the start of the program, after a crash, and in a run
 * whose release failed half way. A folder that is away, or another one at its path, decides nothing.
 */
export function settleBatch(tools: ReleaseTools, batch: BatchRow): Settlement {
  const looked = attempt(() => lookAt(tools, batch))
  if (!looked.ok || looked.value === null) return { kind: 'waiting', notice: NOTICES.unreachable(batch.number) }
  const seen = looked.value
  const verdict = verdictOf(seen.map(({ evidence }) => evidence))
  switch (verdict) {
    case 'undo':
      abandonBatch(tools, batch)
      return { kind: 'abandoned' }
    case 'stuck':
      return { kind: 'waiting', notice: NOTICES.obstructed(batch.number, nameOf(seen, 'obstructed')) }
    case 'finish': {
      const error = releaseFiles(tools, batch, seen.flatMap(({ file, evidence }) => (evidence === 'waiting' ? [file] : [])))
      if (error) return { kind: 'waiting', notice: NOTICES.unreachable(batch.number) }
      return { kind: 'released', notices: seen.flatMap(({ file, evidence }) => noticeOf(batch, file, evidence)) }
    }
    default:
      return assertNever(verdict)
  }
}

function lookAt({ db, files }: ReleaseTools, batch: BatchRow): readonly Seen[] | null {
  if (folderInode(files, batch.folder) !== batch.folder_inode) return null
  return listFiles(db, batch.number).map(file => ({ file, evidence: observe(files, batch.folder, file) }))
}

function nameOf(seen: readonly Seen[], evidence: Evidence): string {
  return seen.find(one => one.evidence === evidence)?.file.name ?? ''
}

function noticeOf(batch: BatchRow, file: FileRow, evidence: Evidence): readonly string[] {
  if (evidence === 'taken') return [NOTICES.taken(batch.number, file.name)]
  if (evidence === 'replaced') return [NOTICES.replaced(batch.number, file.name)]
  return []
}

/** Gives the files their names and then, with all of them there, marks the batch as released. The failed step, or null. */
export function releaseFiles(tools: ReleaseTools, batch: BatchRow, waiting: readonly FileRow[]): FileError | null {
  const { files } = tools
  const moved = attempt(() => {
    for (const file of waiting) {
      const part = join(batch.folder, partName(file.name))
      giveName(files, { part, final: join(batch.folder, file.name), move: file.move })
      if (file.move === 'link') removeIfPossible(files, batch.folder, partName(file.name))
    }
    flushNames(files, batch.folder)
  })
  if (!moved.ok) return moved.error
  markReleased(tools, batch)
  sweepAside(tools.db, files)
  return null
}

/** The batch has left: its sessions are exported from here on. */
export function markReleased({ db, clock, audit }: ReleaseTools, batch: BatchRow): void {
  db.transaction(() => recordReleased({ db, audit }, batch, clock.now()))
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
  recordBatch({ db, audit }, batch, { state: 'released', at })
}

/**
 * Nothing of the batch has left: its lines are free again. The parts are removed after the journal says so; the other
 * way round, a crash between the two would look as if the receiver had taken them.
 */
function abandonBatch({ db, files, clock, audit }: ReleaseTools, batch: BatchRow): void {
  db.transaction(() => {
    const at = clock.now()
    settleBatchRow(db, batch.number, 'abandoned', at)
    deleteLedgerOf(db, batch.number)
    recordBatch({ db, audit }, batch, { state: 'abandoned', at })
  })
  sweepAside(db, files)
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
  const changes = [{ path: 'state', from: 'releasing', to: state }, { path: 'batch', from: null, to: batch.number }, ...files]
  audit.record(db, { at, action: `batch-${state}`, sessionId: null, changes })
}
