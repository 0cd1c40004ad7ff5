import type { LesionEntry, PlacementEntry } from '#shared/domain/session-entry.ts'
import { missing, problem, when, type EntryCheck, type Remark } from './remark.ts'

const MAX_LOCATION = 60
const MAX_DEVICES = 20

/** What was done to each lesion. Nothing is guessed: a lesion that does not say its guidance brings no code. */
export const checkLesions: EntryCheck = entry => [
  ...when(
    entry.lesions.length === 0 && entry.excisions.length === 0,
    missing('lesions', 'A lesion, or the excision that was done'),
  ),
  ...entry.lesions.flatMap((lesion, index) => [
    ...when(
      entry.lesions.findIndex(other => other.id === lesion.id) < index,
      problem(`lesions.${index}.id`, `Two lesions are called ${lesion.id}. Remove one and enter it again.`),
    ),
    ...checkLesion(`lesions.${index}`, lesion),
  ]),
]

function checkLesion(field: string, lesion: LesionEntry): readonly Remark[] {
  const name = `Lesion ${lesion.id}`
  return [
    ...when(lesion.side === null, missing(`${field}.side`, `${name}: which side?`)),
    ...when(
      [...lesion.location.trim()].length > MAX_LOCATION,
      problem(
        `${field}.location`,
        `Takes ${MAX_LOCATION} characters. Write it shorter; the note takes more.`,
      ),
    ),
    ...when(
      lesion.placement === null && lesion.biopsy === null,
      missing(`${field}.placement`, `${name}: what was done, a placement or a biopsy?`),
    ),
    ...(lesion.placement === null ? [] : checkPlacement(`${field}.placement`, name, lesion.placement)),
    ...checkBiopsy(`${field}.biopsy`, name, lesion),
  ]
}

function checkPlacement(field: string, name: string, placement: PlacementEntry): readonly Remark[] {
  const { guidance, failedGuidance, devices } = placement
  return [
    ...when(
      guidance === null,
      missing(`${field}.guidance`, `${name}: what guided the placement? Without it no code is given.`),
    ),
    ...when(
      failedGuidance.includes('palpation'),
      problem(`${field}.failedGuidance`, 'Palpation is not imaging that can fail. Take it out of the list.'),
    ),
    ...devices.flatMap(({ count }, index) =>
      when(
        count < 1 || count > MAX_DEVICES,
        problem(`${field}.devices.${index}.count`, `Is a number from 1 to ${MAX_DEVICES}.`),
      ),
    ),
  ]
}

function checkBiopsy(field: string, name: string, { biopsy }: LesionEntry): readonly Remark[] {
  if (biopsy === null) return []
  return [
    ...when(
      biopsy.guidance === null,
      missing(`${field}.guidance`, `${name}: what guided the biopsy? Without it no code is given.`),
    ),
    ...when(
      biopsy.method === 'core' && biopsy.guidance === 'none',
      problem(
        `${field}.guidance`,
        'A core biopsy needs its guidance; "no imaging" is for a needle aspiration.',
      ),
    ),
  ]
}
