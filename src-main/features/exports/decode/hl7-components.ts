/** Names of the components that we fill, by field. Source: HL7 v2.5.1, chapter 2A, data types. */
const PERSON = [
  'number',
  'family name',
  'given name',
  'middle name',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  'type of number',
]
const IDENTIFIER = ['number', '', '', 'given out by', 'type of number']
const CODE = ['code', 'text', 'coding system']

const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  'MSH-9': ['message', 'event', 'structure'],
  'PID-3': IDENTIFIER,
  'PID-5': ['family name', 'given name', 'middle name', '', '', '', 'type of name'],
  'PID-18': IDENTIFIER,
  'PV1-19': IDENTIFIER,
  'FT1-7': CODE,
  'FT1-19': CODE,
  'FT1-20': PERSON,
  'FT1-21': PERSON,
  'FT1-25': CODE,
  'FT1-26': CODE,
  'PR1-3': CODE,
  'PR1-16': CODE,
  'DG1-3': CODE,
}

const SYSTEMS: Readonly<Record<string, string>> = {
  C4: 'CPT',
  HCPCS: 'HCPCS',
  I10: 'ICD-10-CM',
  L: 'own list',
  NPI: 'NPI',
  MR: 'medical record number',
  AN: 'account number',
  VN: 'visit number',
}

/** The filled components of a field in words: `family name TESTPATIENT, given name Synthetic`. */
export function componentsInWords(place: string, components: readonly string[]): string {
  const names = COMPONENTS[place]
  if (names === undefined || components.length < 2) return ''
  return components
    .flatMap((value, index) => {
      const name = names[index] ?? ''
      return value === '' || name === '' ? [] : [`${name} ${SYSTEMS[value] ?? value}`]
    })
    .join(', ')
}
