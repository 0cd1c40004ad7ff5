import type { ValueKind } from './value-kind.ts'

/** An element: what it is called, what fills it, least and most characters, kind of value. */
export type ElementWords = {
  readonly name: string
  readonly fill: string
  readonly min: number
  readonly max: number
  readonly kind: ValueKind
}

type Row = readonly [name: string, fill: string, min: number, max: number, kind?: ValueKind]

const NAMES: Readonly<Record<string, string>> = {
  '41': 'Submitter',
  '40': 'Receiver',
  '85': 'Billing provider',
  IL: 'Subscriber, who is the patient',
  PR: 'Payer',
  DN: 'Referring physician',
  '82': 'Rendering physician',
  '71': 'Attending physician',
}

const CONTROL = 'count kept for this receiver, never given out twice'

/** The elements we fill, by segment and position. Source: ASC X12 005010X222A1 and 005010X223A2; words our own. */
const TABLE: Readonly<Record<string, Readonly<Record<number, Row>>>> = {
  ISA: {
    1: ['Authorization qualifier', '00', 2, 2],
    2: ['Authorization', 'blanks', 10, 10],
    3: ['Security qualifier', '00', 2, 2],
    4: ['Security', 'blanks', 10, 10],
    5: ['Sender qualifier', 'sender of the sheet', 2, 2],
    6: ['Sender', 'sender of the sheet', 15, 15],
    7: ['Receiver qualifier', 'receiver of the sheet', 2, 2],
    8: ['Receiver', 'receiver of the sheet', 15, 15],
    9: ['Date', 'day on which the file is written', 6, 6],
    10: ['Time', 'time at which the file is written', 4, 4, 'time'],
    11: ['Repetition separator', '^', 1, 1],
    12: ['Version', '00501', 5, 5],
    13: ['Interchange control number', CONTROL, 9, 9, 'number'],
    14: ['Acknowledgment requested', '0', 1, 1],
    15: ['Usage', 'P, or T from a test destination or a log for training', 1, 1, 'usage'],
    16: ['Component separator', ':', 1, 1],
  },
  GS: {
    1: ['Functional identifier', 'HC', 2, 2],
    2: ['Sender code', 'sender code of the sheet', 2, 15],
    3: ['Receiver code', 'receiver code of the sheet', 2, 15],
    4: ['Date', 'day on which the file is written', 8, 8, 'day'],
    5: ['Time', 'time at which the file is written', 4, 8, 'time'],
    6: ['Group control number', CONTROL, 1, 9, 'number'],
    7: ['Agency', 'X', 1, 2],
    8: ['Guide', 'implementation guide of the kind of claim', 1, 12],
  },
  ST: {
    1: ['Transaction set', '837', 3, 3],
    2: ['Set control number', '0001, 0002 ...', 4, 9],
    3: ['Guide', 'as GS08', 1, 35],
  },
  BHT: {
    1: ['Hierarchical structure', '0019', 4, 4],
    2: ['Purpose', 'purpose of the sheet: 00 original, 18 again', 2, 2],
    3: ['Reference', 'number of the batch', 1, 50],
    4: ['Date', 'day on which the file is written', 8, 8, 'day'],
    5: ['Time', 'time at which the file is written', 4, 8, 'time'],
    6: ['Kind', 'CH, charges', 2, 2],
  },
  PER: {
    1: ['Contact function', 'IC', 2, 2],
    2: ['Contact', 'contact of the submitter', 1, 60],
    3: ['Number qualifier', 'TE', 2, 2],
    4: ['Telephone', 'telephone of the submitter', 1, 256, 'number'],
  },
  HL: {
    1: ['Level', '1, 2, 3 ...', 1, 12, 'number'],
    2: ['Level above', '1 under the billing provider', 1, 12, 'number'],
    3: ['Kind of level', '20 billing provider, 22 subscriber', 1, 2],
    4: ['Levels below', '1 or 0', 1, 1],
  },
  PRV: {
    1: ['Provider', 'BI', 1, 3],
    2: ['Qualifier', 'PXC', 2, 3],
    3: ['Taxonomy', 'taxonomy of the billing provider', 1, 50],
  },
  NM1: {
    1: ['Party', 'who is named', 2, 3],
    2: ['Person or organization', '1 person, 2 organization', 1, 1],
    3: ['Family name or organization', 'name of the party', 1, 60],
    4: ['Given name', 'given name', 1, 35],
    5: ['Middle name', 'middle name', 1, 25],
    8: ['Number qualifier', 'kind of number', 1, 2],
    9: ['Number', 'number of the party', 2, 80],
  },
  N3: { 1: ['Street', 'street and number', 1, 55] },
  N4: {
    1: ['City', 'city', 2, 30],
    2: ['State', 'state', 2, 2],
    3: ['ZIP code', 'ZIP code', 3, 15],
  },
  SBR: {
    1: ['Payer responsibility', 'P, primary', 1, 1],
    2: ['Relationship', '18, the patient is the subscriber', 2, 2],
    3: ['Group number', 'group number of the subscriber', 1, 50],
    9: ['Claim filing', 'filing indicator of the payer', 1, 2],
  },
  DMG: {
    1: ['Date format', 'D8', 2, 3],
    2: ['Birth date', 'birth date', 1, 35, 'day'],
    3: ['Sex', 'F, M or U', 1, 1, 'sex'],
  },
  CLM: {
    1: ['Claim number', 'number of the first line, never given out twice', 1, 20],
    2: ['Total', 'sum of the lines', 1, 18, 'amount'],
    5: ['Place or bill type', 'place of service, or bill type; B or A; frequency 1', 1, 10],
    6: ['Provider signature', 'Y', 1, 1],
    7: ['Assignment', 'A', 1, 1],
    8: ['Benefits assigned', 'Y', 1, 1],
    9: ['Release of information', 'Y', 1, 1],
  },
  DTP: {
    1: ['Date of what', '472 service, 434 statement', 3, 3],
    2: ['Date format', 'D8 day, RD8 range', 2, 3],
    3: ['Date', 'date of service', 1, 35, 'day'],
  },
  CL1: {
    1: ['Admission type', 'by the sheet', 1, 1],
    2: ['Admission source', 'by the sheet', 1, 1],
    3: ['Patient status', 'by the sheet', 1, 2],
  },
  REF: {
    1: ['Number of what', 'EI tax id, EA MRN, 6R line', 2, 3],
    2: ['Number', 'tax id, MRN, or number of the line', 1, 50],
  },
  HI: Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      index + 1,
      [`Diagnosis ${index + 1}`, 'ABK the main one, ABF others; ICD-10-CM without its dot', 5, 30] as Row,
    ]),
  ),
  LX: { 1: ['Line', '1, 2, 3 ...', 1, 6, 'number'] },
  SV1: {
    1: ['Procedure', 'HC, code, modifiers in claim order', 6, 48],
    2: ['Amount', 'amount of the line', 1, 18, 'amount'],
    3: ['Unit', 'UN', 2, 2],
    4: ['Units', 'units', 1, 15, 'number'],
    7: ['Diagnosis pointers', 'places of its diagnoses in HI', 1, 11],
  },
  SV2: {
    1: ['Revenue code', 'revenue code of the line, else of the sheet', 4, 4, 'number'],
    2: ['Procedure', 'HC, code, modifiers in claim order', 6, 48],
    3: ['Amount', 'amount of the line', 1, 18, 'amount'],
    4: ['Unit', 'UN', 2, 2],
    5: ['Units', 'units', 1, 15, 'number'],
  },
  SE: {
    1: ['Segments', 'counted in the file, ST and SE included', 1, 10, 'number'],
    2: ['Set control number', 'as ST02', 4, 9],
  },
  GE: {
    1: ['Sets', 'counted in the file', 1, 6, 'number'],
    2: ['Group control number', 'as GS06', 1, 9, 'number'],
  },
  IEA: {
    1: ['Groups', '1', 1, 5, 'number'],
    2: ['Interchange control number', 'as ISA13', 9, 9, 'number'],
  },
}

export const X12_SEGMENT_TITLES: Readonly<Record<string, string>> = {
  ISA: 'Interchange header',
  GS: 'Group header',
  ST: 'Set header',
  BHT: 'Beginning of the claims',
  NM1: 'Party',
  PER: 'Contact of the submitter',
  HL: 'Level',
  PRV: 'Specialty of the billing provider',
  N3: 'Street',
  N4: 'City, state, ZIP code',
  SBR: 'Subscriber',
  DMG: 'Birth date and sex',
  CLM: 'Claim',
  DTP: 'Date',
  CL1: 'Admission',
  REF: 'Number',
  HI: 'Diagnoses',
  LX: 'Service line',
  SV1: 'Professional service',
  SV2: 'Institutional service',
  SE: 'Set trailer',
  GE: 'Group trailer',
  IEA: 'Interchange trailer',
}

/** What is known of an element; undefined for one that we never fill. */
export function elementWords(segment: string, position: number): ElementWords | undefined {
  const [name, fill, min, max, kind = 'text'] = TABLE[segment]?.[position] ?? []
  if (name === undefined || fill === undefined || min === undefined || max === undefined) return undefined
  return { name, fill, min, max, kind }
}

const REFERENCES: Readonly<Record<string, string>> = {
  EI: 'Tax id of the billing provider',
  EA: 'Medical record number',
  '6R': 'Number of the line',
}

/** A segment with what its first element tells of it: `NM1` and `IL` are the subscriber. */
export function segmentTitle(segment: string, first: string): string {
  if (segment === 'NM1') return NAMES[first] ?? 'Party'
  if (segment === 'REF') return REFERENCES[first] ?? 'Number'
  if (segment === 'HL') return first === '1' ? 'Billing provider level' : 'Subscriber level'
  if (segment === 'DTP') return first === '434' ? 'Statement dates' : 'Date of service'
  return X12_SEGMENT_TITLES[segment] ?? 'not of this sheet'
}
