/** Our fields, by their place in a message. Source: HL7 v2.3.1 and v2.5.1, chapters 3 and 6. */
const HL7_FIELDS: Readonly<Record<string, string>> = {
  'PID-3': 'MRN',
  'PID-5': 'Patient name',
  'PID-7': 'Birth date',
  'PID-8': 'Sex',
  'PID-18': 'Account',
  'PV1-3': 'Place of service',
  'PV1-19': 'Visit',
  'FT1-4': 'Date of service',
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
  'DG1-3': 'Diagnosis',
}

export function hl7Field(segment: string, field: string): string | null {
  return HL7_FIELDS[`${segment}-${field}`] ?? null
}

const PARTIES: Readonly<Record<string, string>> = {
  IL: 'Member number',
  '82': 'Performing physician',
  '71': 'Performing physician',
  DN: 'Referring physician',
  '85': 'Billing provider',
  PR: 'Payer',
}

const X12_FIELDS: Readonly<Record<string, string>> = {
  'CLM-2': 'Amount',
  'CLM-5': 'Place of service',
  'DMG-2': 'Birth date',
  'DMG-3': 'Sex',
  'DTP-3': 'Date of service',
  'REF-2': 'MRN',
  'SV1-1': 'Code',
  'SV1-2': 'Amount',
  'SV1-4': 'Units',
  'SV1-7': 'Diagnosis',
  'SV2-1': 'Revenue code',
  'SV2-2': 'Code',
  'SV2-3': 'Amount',
  'SV2-5': 'Units',
}

/** `qualifier` is the first element of the segment, which says whose name it is. */
export function x12Field(segment: string, element: number | null, qualifier: string): string | null {
  if (segment === 'HI') return 'Diagnosis'
  if (segment === 'N3' || segment === 'N4') return 'Address'
  if (segment === 'NM1') return PARTIES[qualifier] ?? null
  return element === null ? null : (X12_FIELDS[`${segment}-${element}`] ?? null)
}
