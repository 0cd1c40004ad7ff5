import type { IsoDate } from '#shared/base/iso-date.ts'
import type { PhysicianEntry, SessionEntry } from '#shared/domain/session-entry.ts'
import { inventedPatient, inventedPhysician } from './invented-people.ts'
import type { Random } from './seeded-random.ts'
import { usualShape, type DerivedShape } from './derived-shapes.ts'

/** A session before it is entered: what was done, to whom, and how long it waits for somebody to enter it. */
export type PlannedSession = {
  readonly shape: DerivedShape
  readonly entry: SessionEntry
  readonly day: IsoDate
  /** Working days between the day of service and the day it is entered. */
  readonly lag: number
  /** Whether the schedule announced it. */
  readonly expected: boolean
}

type Department = { readonly shapes: readonly DerivedShape[]; readonly patients: number }

const READERS = people(14, 'reader')
const REFERRERS = people(90, 'referrer')

export const INVENTED_PHYSICIANS: readonly PhysicianEntry[] = [...READERS, ...REFERRERS]

/** The planned session with a number, on a day and at a time of it. */
export function plannedSession(
  number: number,
  { day, time }: { readonly day: IsoDate; readonly time: string },
  { shapes, patients }: Department,
  random: Random,
): PlannedSession {
  const shape = usualShape(shapes, random)
  const entry: SessionEntry = {
    ...shape.shape,
    patient: inventedPatient(random.below(patients)),
    accession: accessionOf(number),
    account: `TESTACC${number}`,
    visit: `TESTVIS${number}`,
    performedOn: day,
    performedAt: time,
    performing: drawn(READERS, random),
    referring: drawn(REFERRERS, random),
  }
  return { shape, entry, day, lag: lagOf(random), expected: random.chance(0.94) }
}

export function accessionOf(number: number): string {
  return `TEST-${String(number).padStart(8, '0')}`
}

/** Most are entered on their day, some on the next, few after a week or more. */
function lagOf(random: Random): number {
  if (random.chance(0.82)) return 0
  return 1 + Math.floor(-Math.log(1 - random.share()) * 1.6)
}

function people(count: number, kind: 'reader' | 'referrer'): readonly PhysicianEntry[] {
  return Array.from({ length: count }, (_, number) => inventedPhysician(number, kind))
}

/** The first of a list are drawn more often than the last. */
function drawn(list: readonly PhysicianEntry[], random: Random): PhysicianEntry {
  return list[Math.floor(list.length * random.share() ** 1.4)] ?? inventedPhysician(0, 'reader')
}
