import {
  emptyEntry,
  lesionId,
  type ClaimChoice,
  type LesionEntry,
  type SessionEntry,
} from '#shared/domain/session-entry.ts'
import type { DeviceType, Guidance, MammogramSide, Side } from '#shared/domain/vocabulary.ts'
import type { Random } from './seeded-random.ts'

/** What was done in a session, without whose it is and when. */
export type SessionShape = Omit<
  SessionEntry,
  'patient' | 'accession' | 'account' | 'visit' | 'performedOn' | 'performedAt' | 'performing' | 'referring'
>

/** A shape by chance, as often as departments have them. */
export function drawShape(random: Random): SessionShape {
  const lesions = shapedLesions(random)
  const biopsied = lesions.some(({ biopsy }) => biopsy !== null)
  const defaults = {
    performedOn: '',
    placeOfService: random.weighted([
      [60, '22'],
      [18, '19'],
      [14, '11'],
      [8, '24'],
    ]),
    claims: random.weighted<ClaimChoice>([
      [70, 'both'],
      [20, 'professional'],
      [10, 'facility'],
    ]),
    payer: random.weighted([
      [65, 'medicare'],
      [35, 'commercial'],
    ]),
  }
  return {
    ...emptyEntry(defaults),
    lesions,
    mammogram: { side: random.chance(0.55) ? sideOf(lesions) : null, sameUnitAsGuidance: false },
    diagnoses: [{ code: diagnosisOf(lesions, random), lesions: [] }],
    documentation: {
      history: true,
      imagingReport: true,
      placementImages: true,
      operativeReport: false,
      pathologyReport: biopsied,
    },
  }
}

function shapedLesions(random: Random): readonly LesionEntry[] {
  const count = random.weighted([
    [78, 1],
    [17, 2],
    [5, 3],
  ])
  const guidance = drawnGuidance(random)
  const biopsied = guidance !== 'palpation' && random.chance(0.45)
  const first = random.pick(['right', 'left'])
  return Array.from({ length: count }, (_, index) => {
    const other: Side = first === 'right' ? 'left' : 'right'
    return {
      id: lesionId(index),
      side: index > 0 && random.chance(0.3) ? other : first,
      structure: 'breast',
      location: `${1 + random.below(12)}:00 ${2 + random.below(7)} cm`,
      placement: {
        guidance: index > 0 && random.chance(0.2) ? drawnGuidance(random) : guidance,
        outcome: !biopsied && random.chance(0.01) ? 'stopped-after-anesthesia' : 'completed',
        step: 'separate',
        failedGuidance: [],
        replaced: false,
        devices: [{ type: biopsied ? 'clip' : drawnDevice(random), count: random.chance(0.06) ? 2 : 1 }],
      },
      biopsy: biopsied && index === 0 ? { guidance, method: 'core' } : null,
    }
  })
}

function drawnGuidance(random: Random): Guidance {
  return random.weighted<Guidance>([
    [34, 'ultrasound'],
    [28, 'stereotactic'],
    [18, 'stereotactic+tomosynthesis'],
    [8, 'mammographic'],
    [6, 'mr'],
    [5, 'tomosynthesis'],
    [1, 'palpation'],
  ])
}

function drawnDevice(random: Random): DeviceType {
  return random.weighted<DeviceType>([
    [38, 'wire'],
    [16, 'clip'],
    [16, 'radar-reflector'],
    [14, 'magnetic-seed'],
    [9, 'radioactive-seed'],
    [7, 'rf-tag'],
  ])
}

function sideOf(lesions: readonly LesionEntry[]): MammogramSide | null {
  const sides = new Set(lesions.map(({ side }) => side))
  return sides.size > 1 ? 'bilateral' : (lesions[0]?.side ?? null)
}

/** Of the side of the first lesion, or of no side. */
function diagnosisOf(lesions: readonly LesionEntry[], random: Random): string {
  const onTheRight = lesions[0]?.side === 'right'
  return random.weighted([
    [30, 'R92.1'],
    [15, 'R92.0'],
    [15, onTheRight ? 'N63.11' : 'N63.21'],
    [25, onTheRight ? 'C50.411' : 'C50.412'],
    [15, onTheRight ? 'D05.11' : 'D05.12'],
  ])
}
