import { SIDE_LABEL } from '#shared/domain/labels.ts'
import type { LesionEntry } from '#shared/domain/session-entry.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { type BreastPoint, pointAt, positionOf } from './breast-position.ts'
import { quadrantOf } from './quadrant.ts'
import { readLocation } from './read-location.ts'

/** A lesion as it stands on the diagram; `beside` counts those before it at the same place. */
export type DrawnLesion = BreastPoint & { readonly id: string; readonly side: Side; readonly beside: number }

/** The lesions whose place can be drawn. */
export function drawnLesions(lesions: readonly LesionEntry[]): readonly DrawnLesion[] {
  const taken = new Map<string, number>()
  return lesions.flatMap(({ id, side, location }) => {
    const position = positionOf(side, location)
    if (side === null || position === null) return []
    const { x, y } = pointAt(position)
    const key = `${side} ${x.toFixed(1)} ${y.toFixed(1)}`
    const beside = taken.get(key) ?? 0
    taken.set(key, beside + 1)
    return [{ id, side, x, y, beside }]
  })
}

/** A lesion's place in words, for the eye and the ear: `right, 10:00 4 cm, upper outer`. */
export function placeInWords({ side, location }: Pick<LesionEntry, 'side' | 'location'>): string {
  const said = readLocation(location)
  const quadrant = quadrantOf(side, said)
  const parts = [
    side === null ? 'side not stated' : SIDE_LABEL[side],
    said === '' ? 'place not stated' : said,
    ...(quadrant === null || quadrant === 'overlapping' || /^[UL][OI]Q/.test(said) ? [] : [quadrant]),
  ]
  return parts.join(', ')
}

/** Every lesion of the session with its place, for those who cannot see the diagram. */
export function diagramInWords(lesions: readonly LesionEntry[]): string {
  return lesions.map(lesion => `${lesion.id}: ${placeInWords(lesion)}`).join('; ')
}
