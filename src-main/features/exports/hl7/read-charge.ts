import type { ChargeFacts } from '../charge-facts.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'
import { factsOfFill } from './read-fill.ts'
import type { ParsedSegment } from './parse-hl7.ts'

/** A charge with the segments between it and the next one. */
export type Group = { readonly charge: ParsedSegment; readonly behind: readonly ParsedSegment[] }

type Message = {
  readonly patient: ParsedSegment
  readonly visit: ParsedSegment
  readonly groups: readonly Group[]
  readonly options: Hl7Options
}

const SEXES = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['O', 'other'],
  ['U', 'unknown'],
])
const CLASSES = new Map([
  ['I', 'inpatient'],
  ['E', 'emergency'],
  ['O', 'outpatient'],
])

/** The facts of each charge, in the words of the log. A code that is not known reads as itself and so equals nothing. */
export function factsOfCharges({ patient, visit, groups, options }: Message): readonly ChargeFacts[] {
  const shared = {
    mrn: patient.field(3),
    familyName: patient.field(5, 1),
    givenName: patient.field(5, 2),
    middleName: patient.field(5, 3),
    birthDate: dayOf(patient.field(7)),
    sex: sexOf(patient.field(8)),
    account: patient.field(18),
    patientClass: patientClassOf(visit.field(2)),
    placeOfService: visit.field(3),
    visit: visit.field(19),
  }
  return groups.map(group => ({ ...shared, ...factsOfCharge(group, options) }))
}

function factsOfCharge({ charge, behind }: Group, options: Hl7Options): ChargeFacts {
  const when = charge.field(4)
  const { amounts, correctedLine } = options
  return {
    lineNumber: charge.field(2),
    batch: charge.field(3),
    transaction: transactionOf(charge.field(6), options),
    performedOn: dayOf(when),
    performedAt: timeOf(when),
    chargeCode:
      options.chargeCode === 'charge-master' ? ownCode(codedAt(charge, 7)) : codeOf(codedAt(charge, 7)),
    procedureCode: codeOf(codedAt(charge, 25)),
    units: charge.field(10),
    diagnoses: charge.repetitions(19).join(' '),
    performingNpi: charge.field(20),
    performingName: `${charge.field(20, 2)}\n${charge.field(20, 3)}`,
    referringNpi: charge.field(21),
    referringName: `${charge.field(21, 2)}\n${charge.field(21, 3)}`,
    accession: charge.field(23),
    modifiers: charge.repetitions(26).join(' '),
    ...factsOfFill(charge, options.fill),
    ...(amounts === 'extended' ? { amount: charge.field(11) } : {}),
    ...(correctedLine === 'none' ? {} : { correctsLineNumber: correctedBy(charge, behind, correctedLine) }),
  }
}

export function sexOf(code: string): string {
  return SEXES.get(code) ?? code
}

export function patientClassOf(code: string): string {
  return CLASSES.get(code) ?? code
}

export function transactionOf(code: string, { transactionTypes }: Hl7Options): string {
  if (code === transactionTypes.charge) return 'charge'
  return code === transactionTypes.credit ? 'credit' : code
}

/** A code as a field says it, with the coding system that it is of. */
type Coded = { readonly code: string; readonly system: string }

function codedAt(charge: ParsedSegment, position: number): Coded {
  return { code: charge.field(position), system: charge.field(position, 3) }
}

/** The site's code, of its own list; a line without one says its procedure code, as that. */
export function ownCode(coded: Coded): string {
  return coded.system === 'L' ? coded.code : codeOf(coded)
}

function correctedBy(
  charge: ParsedSegment,
  behind: readonly ParsedSegment[],
  place: Hl7Options['correctedLine'],
): string {
  if (place === 'FT1-30') return charge.field(30)
  const note = behind.find(({ name }) => name === 'NTE')
  if (!note) return ''
  return /^CORRECTS (.+)$/.exec(note.field(3))?.[1] ?? 'a note of another kind'
}

export function dayOf(stamp: string): string {
  return `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`
}

/** The time of a stamp with a day before it. */
export function timeOf(stamp: string): string {
  return stamp.length === 12 ? `${stamp.slice(8, 10)}:${stamp.slice(10)}` : stamp.slice(8)
}

/** The code, once its coding system fits it: five digits or a trailing letter are CPT, a leading letter is HCPCS. */
export function codeOf({ code, system }: Coded): string {
  return system === (code >= 'A' ? 'HCPCS' : 'C4') ? code : `${code} in another coding system`
}
