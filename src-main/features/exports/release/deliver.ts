import { assertNever } from '#shared/base/assert-never.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { localInstant } from '#main/ports/clock.ts'
import type { AsideNote, ReleaseAnswer, ShareProblem } from '#main/features/shares/index.ts'
import { NOTICES } from './notices.ts'
import {
  beginRelease,
  findBatch,
  getContent,
  listAside,
  listFiles,
  noteAttempt,
  putAside,
  type AsideRow,
  type UndecidedRow,
} from './queries.ts'
import { pauseAfter } from './retry.ts'
import { abandonBatch, markReleased, type ReleaseTools } from './settle.ts'

/** What became of a batch. While it waits its lines stay reserved, so that none can leave twice. */
export type Delivery =
  | { readonly kind: 'released'; readonly notices: readonly string[] }
  | { readonly kind: 'waiting'; readonly problem: ShareProblem; readonly notice: string }
  | { readonly kind: 'abandoned'; readonly problem: ShareProblem }

/**
 * Brings a journaled batch into its folder: aside, flushed, read back; noted in the journal; named; marked. May be asked
 * again at any time, also after a crash, and writes the same bytes under the same names. A batch for a folder of the
 * moment is undone when nothing of it has left; one for a destination waits and is tried again.
 */
export async function deliverBatch(tools: ReleaseTools, number: string): Promise<Delivery> {
  const batch = findBatch(tools.db, number)
  if (!batch) throw new Error('A batch that is not in the journal cannot be delivered')
  if (batch.state === 'queued') {
    const aside = await setAllAside(tools, batch)
    if (!aside.ok) return afterFailure(tools, batch, aside.error)
  }
  const released = await release(tools, number, 'release')
  if (!released.ok) return settleFailed(tools, batch, released.error)
  return settle(tools, batch, released.value)
}

/**
 * Decides a batch that an interruption left between journal and release. A destination's is delivered further; one for a
 * folder of the moment is only finished if a part of it has left.
 */
export async function decideInterrupted(tools: ReleaseTools, batch: UndecidedRow): Promise<Delivery> {
  if (batch.waits === 1) return deliverBatch(tools, batch.number)
  if (batch.state === 'queued') return abandon(tools, batch, 'other')
  const released = await release(tools, batch.number, 'tell')
  return released.ok ? settle(tools, batch, released.value) : unreachable(batch, released.error)
}

async function setAllAside(tools: ReleaseTools, batch: UndecidedRow): Promise<Result<null, ShareProblem>> {
  const { db, lanes } = tools
  const { folder, aside } = batch
  const rows: AsideRow[] = []
  let inode = ''
  for (const file of listFiles(db, batch.number)) {
    const { name, sha256, position } = file
    const written = await lanes.do(folder, 'set-aside', {
      ...{ folder, aside, name, sha256 },
      content: getContent(db, file),
    })
    if (!written.ok) return written
    inode = written.value.inode
    rows.push({ position, move: written.value.move, part_changed_at_ns: written.value.changedAtNs })
  }
  db.transaction(() => {
    for (const row of rows) putAside(db, batch.number, row)
    beginRelease(db, batch.number, inode)
  })
  return ok(null)
}

async function release(
  { db, lanes }: ReleaseTools,
  number: string,
  ifNoneLeft: 'release' | 'tell',
): Promise<Result<ReleaseAnswer, ShareProblem>> {
  const batch = findBatch(db, number)
  if (!batch || batch.folder_inode === null) return fail('missing')
  const { folder, aside, folder_inode: inode } = batch
  const files = listFiles(db, number)
  const notes = listAside(db, number).map(({ position, move, part_changed_at_ns: changedAtNs }): AsideNote => {
    const { name = '', sha256 = '' } = files.find(file => file.position === position) ?? {}
    return { name, sha256, move, changedAtNs }
  })
  return lanes.do(folder, 'release', {
    ...{ folder, aside, inode, ifNoneLeft },
    files: notes,
  })
}

async function settle(tools: ReleaseTools, batch: UndecidedRow, answer: ReleaseAnswer): Promise<Delivery> {
  switch (answer.kind) {
    case 'released':
      await markReleased(tools, batch)
      return { kind: 'released', notices: noticesOf(batch, answer) }
    case 'stuck':
      return waiting(tools, batch, 'exists', NOTICES.obstructed(batch.number, answer.obstructed))
    case 'away':
      return unreachable(batch, 'missing')
    case 'none-left':
      return afterFailure(tools, batch, answer.obstructed === null ? 'other' : 'exists')
    default:
      return assertNever(answer)
  }
}

/** A step of the release failed: some files may have their names. The folder decides. */
async function settleFailed(tools: ReleaseTools, batch: UndecidedRow, problem: ShareProblem): Promise<Delivery> {
  if (problem === 'slow' || batch.waits === 1) {
    return waiting(tools, batch, problem, NOTICES.unreachable(batch.number))
  }
  const told = await release(tools, batch.number, 'tell')
  if (!told.ok) return unreachable(batch, problem)
  return told.value.kind === 'none-left' ? abandon(tools, batch, problem) : settle(tools, batch, told.value)
}

function afterFailure(tools: ReleaseTools, batch: UndecidedRow, problem: ShareProblem): Promise<Delivery> {
  if (batch.waits === 0) return abandon(tools, batch, problem)
  return Promise.resolve(waiting(tools, batch, problem, NOTICES.queued(batch.number)))
}

function unreachable(batch: UndecidedRow, problem: ShareProblem): Delivery {
  return { kind: 'waiting', problem, notice: NOTICES.unreachable(batch.number) }
}

function waiting(tools: ReleaseTools, batch: UndecidedRow, problem: ShareProblem, notice: string): Delivery {
  const { db, clock } = tools
  const at = clock.now()
  const nextAt = localInstant(new Date(Date.parse(at) + pauseAfter(batch.attempts + 1)))
  db.transaction(() => noteAttempt(db, { batch: batch.number, failure: problem, at, nextAt }))
  return { kind: 'waiting', problem, notice }
}

async function abandon(tools: ReleaseTools, batch: UndecidedRow, problem: ShareProblem): Promise<Delivery> {
  await abandonBatch(tools, batch)
  return { kind: 'abandoned', problem }
}

function noticesOf(
  { number }: UndecidedRow,
  { taken, replaced }: Extract<ReleaseAnswer, { readonly kind: 'released' }>,
): readonly string[] {
  return [
    ...taken.map(name => NOTICES.taken(number, name)),
    ...replaced.map(name => NOTICES.replaced(number, name)),
  ]
}

/** Undoes a batch that somebody does not want to wait any longer, if the folder shows that nothing of it has left. */
export async function takeBackBatch(
  tools: ReleaseTools,
  batch: UndecidedRow,
): Promise<'taken-back' | 'left' | ShareProblem> {
  if (batch.state === 'releasing') {
    const told = await release(tools, batch.number, 'tell')
    if (!told.ok) return told.error
    if (told.value.kind === 'away') return 'missing'
    if (told.value.kind !== 'none-left') {
      await settle(tools, batch, told.value)
      return 'left'
    }
  }
  await abandonBatch(tools, batch)
  return 'taken-back'
}
