import type { ComparedLine } from '#shared/contract/corrections.ts'
import type { SessionFact } from '#shared/domain/correction.ts'

/** A line with everything that leaves of it in a file. */
export type BilledLine = ComparedLine & { readonly deviceIdentifier: string }

export type Difference<Live, Next> = {
  readonly changedFacts: readonly SessionFact[]
  readonly credited: readonly Live[]
  readonly added: readonly Next[]
  readonly unchanged: readonly { readonly live: Live; readonly next: Next }[]
}

/**
 * What becomes of the lines that left when others are to stand in their place. A line that is the same in all that
 * leaves of it stays; every other is credited whole, for receivers match a credit by units and date and a part of a
 * line would match another one. A fact of the whole session leaves with each line, so when one changed none stays.
 */
export function lineDifference<Live extends BilledLine, Next extends BilledLine>(
  live: readonly Live[],
  next: readonly Next[],
  changedFacts: readonly SessionFact[],
): Difference<Live, Next> {
  if (changedFacts.length > 0) return { changedFacts, credited: live, added: next, unchanged: [] }
  const open = [...next]
  const unchanged: { live: Live; next: Next }[] = []
  const credited: Live[] = []
  for (const line of live) {
    const content = contentOf(line)
    const place = open.findIndex(other => contentOf(other) === content)
    const [same] = place < 0 ? [] : open.splice(place, 1)
    if (same) unchanged.push({ live: line, next: same })
    else credited.push(line)
  }
  return { changedFacts, credited, added: open, unchanged }
}

export function isNothing({ credited, added }: Difference<unknown, unknown>): boolean {
  return credited.length === 0 && added.length === 0
}

function contentOf({ claim, code, units, modifiers, side, diagnoses, deviceIdentifier }: BilledLine): string {
  return JSON.stringify([claim, code, units, modifiers, side, diagnoses, deviceIdentifier])
}
