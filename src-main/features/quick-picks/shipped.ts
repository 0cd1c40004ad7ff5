import type { EntryShape, LesionShape } from '#shared/domain/entry-shape.ts'

/**
 * What a department finds the first time, in our own words: the common ways to localize. They state what was done
 * and nothing of the record: no document is ticked and no diagnosis is made for anybody.
 */
export const SHIPPED_QUICK_PICKS: readonly { readonly name: string; readonly shape: EntryShape }[] = [
  { name: 'Stereotactic wire, right', shape: shape(lesion('A', 'right', 'stereotactic', 'wire')) },
  { name: 'Stereotactic wire, left', shape: shape(lesion('A', 'left', 'stereotactic', 'wire')) },
  { name: 'Ultrasound wire, right', shape: shape(lesion('A', 'right', 'ultrasound', 'wire')) },
  { name: 'Ultrasound wire, left', shape: shape(lesion('A', 'left', 'ultrasound', 'wire')) },
  {
    name: 'Bracket, two stereotactic wires, side to choose',
    shape: shape({ ...lesion('A', null, 'stereotactic', 'wire'), ...placed('stereotactic', 'wire', 2) }),
  },
  {
    name: 'Ultrasound seed and clip in a node, side to choose',
    shape: shape(lesion('A', null, 'ultrasound', 'radioactive-seed'), {
      ...lesion('B', null, 'ultrasound', 'clip'),
      structure: 'axillary-node',
    }),
  },
  {
    name: 'Ultrasound clip, both breasts',
    shape: shape(lesion('A', 'right', 'ultrasound', 'clip'), lesion('B', 'left', 'ultrasound', 'clip')),
  },
]

type Placement = NonNullable<LesionShape['placement']>
type Device = Placement['devices'][number]['type']

function shape(...lesions: readonly LesionShape[]): EntryShape {
  return {
    lesions,
    mammogram: { side: null, sameUnitAsGuidance: false },
    specimenRadiographs: 0,
    diagnoses: [],
    documentation: [],
  }
}

function lesion(
  id: string,
  side: LesionShape['side'],
  guidance: Placement['guidance'],
  device: Device,
): LesionShape {
  return { id, side, structure: 'breast', biopsy: null, ...placed(guidance, device, 1) }
}

function placed(
  guidance: Placement['guidance'],
  type: Device,
  count: number,
): { readonly placement: Placement } {
  return { placement: { guidance, step: 'separate', devices: [{ type, count }] } }
}
