import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Assessment } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { PAYER_PROFILES, type CodingReference } from '#main/features/coding/index.ts'
import { assessEntry, NOTHING_ELSE_KNOWN } from '#main/features/sessions/index.ts'
import { inventedPatient, inventedPhysician } from './invented-people.ts'
import type { Random } from './seeded-random.ts'
import { drawShape, type SessionShape } from './session-shapes.ts'

const SHAPES = 320

/** A shape of session, and what the rules say of it on a day. */
export type DerivedShape = { readonly shape: SessionShape; readonly on: (day: IsoDate) => Assessment }

type Rules = {
  readonly reference: CodingReference
  readonly days: { readonly first: IsoDate; readonly last: IsoDate }
}

/** Shapes that can be completed on the first and on the last day; one that is blocked is drawn again. */
export function derivedShapes(rules: Rules, random: Random): readonly DerivedShape[] {
  const shapes: DerivedShape[] = []
  while (shapes.length < SHAPES) {
    const drawn = derived(drawShape(random), rules.reference)
    const { first, last } = rules.days
    if (drawn.on(first).canComplete && drawn.on(last).canComplete) shapes.push(drawn)
  }
  return shapes
}

/** A shape of the list: a department does the same few things most of the time. */
export function usualShape(shapes: readonly DerivedShape[], random: Random): DerivedShape {
  const usual = shapes[Math.floor(shapes.length * random.share() ** 2.2)]
  if (!usual) throw new Error('There is no shape to draw.')
  return usual
}

/** The rules are asked once for each quarter of a year: editions change with quarters, and whose a session is changes nothing. */
function derived(shape: SessionShape, reference: CodingReference): DerivedShape {
  const known = new Map<string, Assessment>()
  const payers = PAYER_PROFILES.map(({ id }) => id)
  return {
    shape,
    on: day => {
      const quarter = `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}`
      const found = known.get(quarter)
      if (found) return found
      const context = { ...NOTHING_ELSE_KNOWN, today: day, payers, reference }
      const assessment = assessEntry(someSession(shape, day), context)
      known.set(quarter, assessment)
      return assessment
    },
  }
}

function someSession(shape: SessionShape, day: IsoDate): SessionEntry {
  return {
    ...shape,
    patient: inventedPatient(0),
    accession: 'TEST',
    account: '',
    visit: '',
    performedOn: day,
    performedAt: '08:00',
    performing: inventedPhysician(0, 'reader'),
    referring: inventedPhysician(0, 'referrer'),
  }
}
