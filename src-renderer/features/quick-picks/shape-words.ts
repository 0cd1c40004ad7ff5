import type { EntryShape, LesionShape } from '#shared/domain/entry-shape.ts'
import {
  DEVICE_LABEL,
  GUIDANCE_LABEL,
  METHOD_LABEL,
  SIDE_LABEL,
  STRUCTURE_LABEL,
} from '#shared/domain/labels.ts'

/** What a shape holds, in a few words each: `right stereotactic wire`, `R92.1`, `2 documents ticked`. */
export function summaryOfShape({
  lesions,
  mammogram,
  specimenRadiographs,
  diagnoses,
  documentation,
}: EntryShape): readonly string[] {
  return [
    ...lesions.map(lesionWords),
    ...(mammogram.side === null ? [] : [`mammogram ${mammogram.side}`]),
    ...counted(specimenRadiographs, 'specimen film'),
    ...diagnoses.map(({ code }) => code),
    ...counted(documentation.length, 'document', ' ticked'),
  ]
}

function lesionWords({ side, structure, placement, biopsy }: LesionShape): string {
  const devices = placement?.devices ?? []
  return [
    side ? SIDE_LABEL[side] : 'side open',
    ...(structure === 'breast' ? [] : [STRUCTURE_LABEL[structure]]),
    ...(placement?.guidance ? [GUIDANCE_LABEL[placement.guidance]] : []),
    ...devices.map(({ type, count }) => `${DEVICE_LABEL[type]}${count === 1 ? '' : ` ×${count}`}`),
    ...(biopsy ? [METHOD_LABEL[biopsy.method]] : []),
  ].join(' ')
}

function counted(count: number, word: string, after = ''): readonly string[] {
  return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}${after}`]
}
