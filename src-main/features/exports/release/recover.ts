import { sweepAside } from './aside.ts'
import { decideInterrupted } from './deliver.ts'
import { NOTICES } from './notices.ts'
import { listUndecided } from './queries.ts'
import type { ReleaseTools } from './settle.ts'

/** What the undecided batches became: `settled` is told once, `waiting` as long as it holds. */
export type Recovery = { readonly settled: readonly string[]; readonly waiting: readonly string[] }

/**
 * Decides every batch for a folder of the moment that an interruption left between journal and release, and removes
 * what was set aside. Those of destinations are delivered further by whoever keeps the queue.
 */
export async function recoverExports(tools: ReleaseTools): Promise<Recovery> {
  const settled: string[] = []
  const waiting: string[] = []
  for (const batch of listUndecided(tools.db)) {
    if (batch.waits === 1) continue
    const delivery = await decideInterrupted(tools, batch)
    if (delivery.kind === 'waiting') waiting.push(delivery.notice)
    if (delivery.kind === 'released') settled.push(...delivery.notices)
    if (delivery.kind === 'abandoned') settled.push(NOTICES.undone(batch.number))
  }
  await sweepAside(tools)
  return { settled, waiting }
}
