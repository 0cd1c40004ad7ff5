/** What a field is called where something is said about it away from its label. */
const LABELS: Readonly<Record<string, string>> = {
  'patient.mrn': 'MRN',
  'patient.familyName': 'Family name',
  'patient.givenName': 'Given name',
  'patient.middleName': 'Middle name',
  'patient.birthDate': 'Birth date',
  'patient.sex': 'Sex',
  accession: 'Accession',
  account: 'Account',
  visit: 'Visit',
  performedOn: 'Date of service',
  performedAt: 'Time',
  claims: 'Claims',
  payer: 'Payer',
  placeOfService: 'Place',
  'performing.familyName': 'Performed by, family name',
  'performing.givenName': 'Performed by, given name',
  'performing.npi': 'Performed by, NPI',
  'referring.familyName': 'Referred by, family name',
  'referring.givenName': 'Referred by, given name',
  'referring.npi': 'Referred by, NPI',
  mammogram: 'Mammogram',
  specimenRadiographs: 'Specimen films',
  diagnoses: 'Diagnoses',
  note: 'Note',
  duplicates: 'Same charge twice',
  supplies: 'Supplies',
}

const ITEMS: Readonly<Record<string, string>> = {
  excisions: 'Excision',
  supplies: 'Supply',
  diagnoses: 'Diagnosis',
}

/** The label of a field's path as `fieldPath` writes it: `Birth date`, `Lesion A`, `Excision 2`. */
export function fieldLabel(path: string): string {
  const [first = '', second] = path.split('.')
  const item = ITEMS[first]
  if (item && second !== undefined) return `${item} ${Number(second) + 1}`
  if (first === 'lesions' && second !== undefined) return `Lesion ${second}`
  return LABELS[path] ?? LABELS[first] ?? ''
}

/** A message with the field it is about in front, unless it names the field itself. */
export function withLabel(path: string, message: string): string {
  const label = fieldLabel(path)
  return label === '' || message.startsWith(label) ? message : `${label}: ${lowerFirst(message)}`
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
