import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Files } from '#main/ports/files.ts'
import { partName } from './part-names.ts'
import type { AsideNote } from './share-job.ts'

/**
 * What the folder says about one file of a journaled batch.
 *
 * - `waiting`: the part is as it was journaled and nothing has the final name. It never left.
 * - `obstructed`: the part is as it was journaled and another file has the final name. It never left.
 * - `released`: the final name holds our bytes.
 * - `taken`: the final name is empty and the part is gone or was linked. It left, and the receiver has taken it.
 * - `replaced`: as `taken`, and something else has the final name by now.
 *
 * A part that is there but was changed since counts as linked: link and rename change a file's time of change, and the
 * journal noted it. Whoever else touches a hidden part (a backup that marks files, say) makes the batch count as left,
 * with a notice: a line too few can be written again, a line too many is a patient billed twice.
 */
export type Evidence = 'waiting' | 'obstructed' | 'released' | 'taken' | 'replaced'

type Place = { readonly folder: string; readonly aside: string }

export function observe(files: Files, { folder, aside }: Place, file: AsideNote): Evidence {
  const final = join(folder, file.name)
  const hasFinal = files.stat(final) !== null
  if (hasFinal && sha256Of(files.read(final)) === file.sha256) return 'released'
  const part = files.stat(join(aside, partName(file.name)))
  const untouched = part !== null && (file.move === 'rename' || String(part.changedAtNs) === file.changedAtNs)
  if (untouched) return hasFinal ? 'obstructed' : 'waiting'
  return hasFinal ? 'replaced' : 'taken'
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * What becomes of a batch. Its files share lines of the same sessions, so it is decided whole: as long as none has
 * left it can be undone; once one has left the others follow, because undoing them would split a session and forgetting
 * them would lose its other claim. `stuck` when a file must follow and its name is taken by another.
 */
export type Verdict = 'undo' | 'finish' | 'stuck'

export function verdictOf(evidence: readonly Evidence[]): Verdict {
  const stayed = evidence.filter(found => found === 'waiting' || found === 'obstructed')
  if (stayed.length === evidence.length) return 'undo'
  return stayed.includes('obstructed') ? 'stuck' : 'finish'
}
