import {
  type BiopsyEntry,
  type DiagnosisEntry,
  emptyLesion,
  emptyPlacement,
  type LesionEntry,
  type MammogramEntry,
  type PlacementEntry,
  type SessionEntry,
} from './session-entry.ts'
import { DOCUMENTS, type Document } from './vocabulary.ts'

/**
 * What was done, without whom it was done to: what one session has in common with the next of its kind. Nothing in
 * it is free text, so that no patient's data can stand in it, and codes stand in it without prices.
 */
export type EntryShape = {
  readonly lesions: readonly LesionShape[]
  readonly mammogram: MammogramEntry
  readonly specimenRadiographs: number
  readonly diagnoses: readonly DiagnosisEntry[]
  /** What a person has stated to be documented. */
  readonly documentation: readonly Document[]
}

/** A lesion without its place, and without what happened to be so this once: outcome, failed tries, a replacement. */
export type LesionShape = Pick<LesionEntry, 'id' | 'side' | 'structure'> & {
  readonly placement: Pick<PlacementEntry, 'guidance' | 'step' | 'devices'> | null
  readonly biopsy: BiopsyEntry | null
}

/** How a diagnosis code looks, dot or none. What is typed and does not look so may be anything. */
export const DIAGNOSIS_CODE = /^[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}$/

/** The shape of an entry. */
export function shapeOf(entry: SessionEntry): EntryShape {
  return {
    lesions: entry.lesions.map(lesionShape),
    mammogram: entry.mammogram,
    specimenRadiographs: entry.specimenRadiographs,
    diagnoses: entry.diagnoses.filter(({ code }) => DIAGNOSIS_CODE.test(code)),
    documentation: DOCUMENTS.filter(document => entry.documentation[document]),
  }
}

/** Whether there is nothing in a shape that is worth keeping. */
export function isEmptyShape({ lesions, mammogram, specimenRadiographs, diagnoses }: EntryShape): boolean {
  return (
    lesions.length === 0 && mammogram.side === null && specimenRadiographs === 0 && diagnoses.length === 0
  )
}

/** A lesion of an entry, as the shape has it; its place is still to be said. */
export function lesionOfShape({ id, side, structure, placement, biopsy }: LesionShape): LesionEntry {
  return {
    ...emptyLesion(id),
    side,
    structure,
    placement: placement && { ...emptyPlacement(), ...placement },
    biopsy,
  }
}

function lesionShape({ id, side, structure, placement, biopsy }: LesionEntry): LesionShape {
  return {
    id,
    side,
    structure,
    placement: placement && {
      guidance: placement.guidance,
      step: placement.step,
      devices: placement.devices.map(({ type, count }) => ({ type, count })),
    },
    biopsy,
  }
}

/** What an entry holds that its shape leaves out, in words: who copies is told what is still to be entered. */
export function leftOutOf(entry: SessionEntry): readonly string[] {
  const placements = entry.lesions.flatMap(({ placement }) => placement ?? [])
  const left: readonly (readonly [string, boolean])[] = [
    ['where in the breast', entry.lesions.some(({ location }) => location !== '')],
    [
      'how a placement ended',
      placements.some(
        ({ outcome, replaced, failedGuidance }) =>
          outcome !== 'completed' || replaced || failedGuidance.length > 0,
      ),
    ],
    ['excisions', entry.excisions.length > 0],
    ['supplies', entry.supplies.length > 0],
    ['notes', entry.note !== ''],
  ]
  return left.filter(([, held]) => held).map(([words]) => words)
}
