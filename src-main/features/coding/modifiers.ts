import type { Side } from '#shared/domain/vocabulary.ts'
import type { DraftLine } from './draft-line.ts'

export const SIDE_MODIFIER = { right: 'RT', left: 'LT' } as const satisfies Record<Side, string>

/**
 * Rule 3.4: modifiers in claim order: payment first (26, 53, 73, 74), then the distinct service (59 or X-), then the
 * side. A line cannot come to more than four: it has one of each kind at most.
 */
export function modifiersOf(line: DraftLine): readonly string[] {
  const modifiers = [line.component, line.stopped, line.distinct, line.side && SIDE_MODIFIER[line.side]]
  return modifiers.filter(modifier => modifier !== null)
}
