import type { Assessment } from '#shared/contract/sessions.ts'
import type { ChargeLine } from '#shared/domain/coding-answer.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { lineKey } from './charge-changes.ts'

/** A line as it stands on the claims that have it; claims on which it reads the same stand together. */
export type MergedLine = {
  readonly key: string
  readonly readings: readonly { readonly claims: readonly Claim[]; readonly line: ChargeLine }[]
}

/**
 * The lines of all claims as one list, so that what both have is read once. The order is that of the first claim; a
 * line that only a later claim has stands after the one it follows there, and beside others of its code.
 */
export function mergeClaims(claims: Assessment['claims']): readonly MergedLine[] {
  const order: string[] = []
  const lines = new Map<string, { readonly claim: Claim; readonly line: ChargeLine }[]>()
  for (const { claim, answer } of claims) {
    let at = 0
    for (const line of answer.lines) {
      const key = lineKey(line)
      const known = lines.get(key)
      if (known) {
        known.push({ claim, line })
        at = order.indexOf(key) + 1
      } else {
        const twin = order.findLastIndex(other => lines.get(other)?.[0]?.line.code === line.code)
        at = Math.max(at, twin + 1)
        lines.set(key, [{ claim, line }])
        order.splice(at, 0, key)
        at += 1
      }
    }
  }
  return order.map(key => ({ key, readings: readingsOf(lines.get(key) ?? []) }))
}

function readingsOf(
  stated: readonly { readonly claim: Claim; readonly line: ChargeLine }[],
): MergedLine['readings'] {
  const readings = new Map<string, { readonly claims: Claim[]; readonly line: ChargeLine }>()
  for (const { claim, line } of stated) {
    const reading = `${line.modifiers.join(' ')} ${line.units}`
    const known = readings.get(reading)
    if (known) known.claims.push(claim)
    else readings.set(reading, { claims: [claim], line })
  }
  return [...readings.values()]
}
