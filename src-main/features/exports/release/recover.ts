import { NOTICES } from './notices.ts'
import { sweepAside } from './aside.ts'
import { listReleasing } from './queries.ts'
import { settleBatch, type ReleaseTools } from './settle.ts'

/** What the undecided batches became: `settled` is told once, `waiting` as long as it holds. */
export type Recovery = { readonly settled: readonly string[]; readonly waiting: readonly string[] }

/** Decides every batch that an interruption left between journal and release, and removes what was set aside. */
export function recoverExports(tools: ReleaseTools): Recovery {
  const settled: string[] = []
  const waiting: string[] = []
  for (const batch of listReleasing(tools.db)) {
    const settlement = settleBatch(tools, batch)
    if (settlement.kind === 'waiting') waiting.push(settlement.notice)
    if (settlement.kind === 'released') settled.push(...settlement.notices)
    if (settlement.kind === 'abandoned') settled.push(NOTICES.undone(batch.number))
  }
  sweepAside(tools.db, tools.files)
  return { settled, waiting }
}
