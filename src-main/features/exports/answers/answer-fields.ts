import { HL7_FIELDS } from '../decode/hl7-fields.ts'
import type { FillFact, Hl7Fill } from '#shared/contract/hl7-fill.ts'
import type { ParsedSegment } from '../x12/parse-x12.ts'

/** Our fields, by their place in a message. Source: HL7 v2.3.1 and v2.5.1, chapters 2, 3 and 6. */
const PLACES: Readonly<Record<string, string>> = {
  'MSH-3': 'Sending application',
  'MSH-4': 'Sending facility',
  'MSH-5': 'Receiving application',
  'MSH-6': 'Receiving facility',
  'MSH-11': 'Mode',
  'MSH-12': 'Version',
  'PID-3': 'MRN',
  'PID-5': 'Patient name',
  'PID-7': 'Birth date',
  'PID-8': 'Sex',
  'PID-18': 'Account',
  'PV1-2': 'Place of service',
  'PV1-3': 'Place of service',
  'PV1-19': 'Visit',
  'FT1-4': 'Date of service',
  'FT1-6': 'Transaction code',
  'FT1-7': 'Code',
  'FT1-10': 'Units',
  'FT1-11': 'Amount',
  'FT1-19': 'Diagnosis',
  'FT1-20': 'Performing physician',
  'FT1-21': 'Referring physician',
  'FT1-23': 'Accession',
  'FT1-25': 'Code',
  'FT1-26': 'Modifiers',
  'PR1-3': 'Code',
  'PR1-5': 'Date of service',
  'PR1-6': 'Kind of procedure',
  'PR1-16': 'Modifiers',
  'DG1-3': 'Diagnosis',
}

/** What a fact is called that a sheet fills a field with; what the program counts itself has no name of the entry. */
const FACTS: Readonly<Record<FillFact, string | null>> = {
  mrn: 'MRN',
  account: 'Account',
  visit: 'Visit',
  accession: 'Accession',
  placeOfService: 'Place of service',
  performedOn: 'Date of service',
  performing: 'Performing physician',
  referring: 'Referring physician',
  side: 'Side',
  deviceIdentifier: 'Device',
  lineNumber: null,
  codeEdition: null,
}

/** What of a sheet decides where a field of a message comes from. */
export type Hl7Choices = { readonly fill: Hl7Fill; readonly chargeCode: 'procedure' | 'charge-master' }

/** The field of ours at a place such as `PID-3`; null where it is none that is known. */
export function hl7Field(place: string, { fill, chargeCode }: Hl7Choices): string | null {
  const filled = fill.find(({ field }) => field === place)
  if (filled) {
    const fact = filled.kind === 'fact' ? FACTS[filled.fact] : null
    return fact ?? `${HL7_FIELDS.get(place)?.name ?? 'Field'} (${place})`
  }
  if (place === 'FT1-7' && chargeCode === 'charge-master') return 'Charge code'
  return PLACES[place] ?? null
}

/** A place in an 837 of ours, as a 999 names it. */
export type X12Place = {
  /** The segment that was sent, or one that only has a name, where it is missing. */
  readonly segment: Pick<ParsedSegment, 'id' | 'at'>
  readonly element: number | null
  readonly component: number | null
  /** It stands before the first subscriber: it is about who submits and who bills. */
  readonly isHead: boolean
}

/**
 * Who somebody is by their code of data element 98, but for the patient and the receiver. Source: ASC X12 005010X222A1
 * and 005010X223A2, as are all places here.
 */
const PARTIES: Readonly<Record<string, string>> = {
  '41': 'Submitter',
  '82': 'Performing physician',
  '71': 'Performing physician',
  DN: 'Referring physician',
  '85': 'Billing provider',
  PR: 'Payer',
}

const NUMBERS: Readonly<Record<string, string>> = { EA: 'MRN', EI: 'Billing provider' }

/** Segments that are about one thing, whatever element of them is named. */
const SEGMENTS: Readonly<Record<string, string>> = {
  CL1: 'Admission',
  DTP: 'Date of service',
  HI: 'Diagnosis',
  PER: 'Submitter',
  PRV: 'Billing provider',
}

const ELEMENTS: Readonly<Record<string, string>> = {
  'CLM-2': 'Amount',
  'DMG-2': 'Birth date',
  'DMG-3': 'Sex',
  'SBR-3': 'Member number',
  'SBR-9': 'Payer',
  'SV1-2': 'Amount',
  'SV1-4': 'Units',
  'SV1-5': 'Place of service',
  'SV1-7': 'Diagnosis',
  'SV2-1': 'Revenue code',
  'SV2-3': 'Amount',
  'SV2-5': 'Units',
}

/** The field of ours at a place of an 837; null where it is none that is known. */
export function x12Field({ segment, element, component, isHead }: X12Place): string | null {
  const { id, at } = segment
  switch (id) {
    case 'NM1':
      return personField(at(1), element)
    case 'N3':
    case 'N4':
      return isHead ? 'Billing provider' : 'Address'
    case 'REF':
      return NUMBERS[at(1)] ?? null
    case 'CLM':
      if (element === 5) return at(5, 2) === 'A' ? 'Bill type' : 'Place of service'
      break
    case 'SV1':
    case 'SV2':
      if (element === (id === 'SV1' ? 1 : 2)) return (component ?? 0) > 2 ? 'Modifiers' : 'Code'
      break
  }
  return SEGMENTS[id] ?? ELEMENTS[`${id}-${element}`] ?? null
}

/** The field of ours that holds a party; null for the patient and whoever is none of ours. */
export function partyOf(code: string): string | null {
  return Object.hasOwn(PARTIES, code) ? (PARTIES[code] ?? null) : null
}

function personField(role: string, element: number | null): string | null {
  if (role === 'IL') return subscriberField(element)
  return role === '40' ? 'Receiver' : partyOf(role)
}

function subscriberField(element: number | null): string {
  return element !== null && element >= 3 && element <= 5 ? 'Patient name' : 'Member number'
}

/** TA105, interchange notes that are about a field of the sheet. Source: ASC X12 TA1 of 00501. */
const NOTES: Readonly<Record<string, string>> = {
  '005': 'Sender',
  '006': 'Sender',
  '007': 'Receiver id',
  '008': 'Receiver id',
  '018': 'Control number',
  '020': 'Mode',
  '025': 'Control number',
}

export function interchangeField(note: string): string | null {
  return NOTES[note] ?? null
}
