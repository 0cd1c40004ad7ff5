import type { PhysicianEntry, Sex } from '#shared/domain/session-entry.ts'
import { isNpi } from '#main/features/sessions/index.ts'
import type { StatedFacts } from '../facts.ts'
import type { Components, Segment } from './segment.ts'

/** The MRN of a PID segment: the identifier of the type MR, else the first of the list, else the older PID-2. */
export function readMrn(pid: Segment): string {
  const identifiers = pid.repetitions(3).filter(one => one(1) !== '')
  const typed = identifiers.find(one => one(5) === 'MR') ?? identifiers[0]
  return typed?.(1) ?? pid.field(2)
}

// Source: HL7 v2.5.1, chapter 3, table 0001. Ambiguous and not applicable are asked at the desk.
const SEXES: Readonly<Record<string, Sex>> = { F: 'female', M: 'male', O: 'other', U: 'unknown' }

/** What a PID segment states of the patient. */
export function readPatientFacts(pid: Segment): StatedFacts {
  const name = { familyName: pid.field(5, 1), givenName: pid.field(5, 2), middleName: pid.field(5, 3) }
  const sex = SEXES[pid.field(8).toUpperCase()]
  const born = /^\d{8}/.exec(pid.field(7))?.[0]
  return {
    ...(name.familyName === '' ? {} : { name }),
    ...(born ? { birthDate: `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6, 8)}` } : {}),
    ...(sex ? { sex } : {}),
    ...(pid.states(18) ? { account: pid.field(18) } : {}),
  }
}

/** What a PV1 segment states: the visit, and who referred the patient. */
export function readVisitFacts(pv1: Segment | undefined): StatedFacts {
  if (!pv1) return {}
  const referring = readPhysician(pv1.repetitions(8))
  return {
    ...(pv1.states(19) ? { visit: pv1.field(19) } : {}),
    ...(referring ? { referring } : {}),
  }
}

/** A physician out of the repetitions of an XCN field: the one whose number is an NPI, else the first with a name. */
export function readPhysician(repetitions: readonly Components[]): PhysicianEntry | null {
  const known = repetitions.find(one => isNpi(one(1)) && one(2) !== '')
  const chosen = known ?? repetitions.find(one => one(2) !== '')
  if (!chosen) return null
  const given = [chosen(3), chosen(4)].filter(part => part !== '').join(' ')
  return { npi: isNpi(chosen(1)) ? chosen(1) : '', familyName: chosen(2), givenName: given }
}
