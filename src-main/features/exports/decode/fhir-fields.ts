import { fieldTable, type FieldWords } from './field-words.ts'

/** Elements by resource and path, list places left out. Source: FHIR R4 (4.0.1). */
const ELEMENTS = fieldTable({
  'Bundle meta.tag.code': ['tag', 'batch, claim, audit chain head, lines, units; HTEST in training'],
  'Bundle identifier.value': ['identifier', 'number of the file, never given out twice'],
  'Bundle type': ['type', 'transaction'],
  'Bundle timestamp': ['timestamp', 'when the file is written', 'instant'],
  'Patient identifier.value': ['identifier', 'MRN'],
  'Patient name.family': ['family name', 'family name'],
  'Patient name.given': ['given names', 'given and middle name'],
  'Patient gender': ['gender', 'female, male, other or unknown'],
  'Patient birthDate': ['birth date', 'birth date', 'day'],
  'Practitioner identifier.value': ['identifier', 'NPI of the physician', 'npi'],
  'Practitioner name.family': ['family name', 'family name of the physician'],
  'Practitioner name.given': ['given names', 'given name of the physician'],
  'Encounter identifier.value': ['identifier', 'visit number'],
  'Encounter status': ['status', 'unknown: the log does not know it'],
  'Encounter class.code': ['class', 'by the place of service'],
  'Account identifier.value': ['identifier', 'account number'],
  'Account status': ['status', 'unknown: the log does not know it'],
  'Device udiCarrier.deviceIdentifier': ['device identifier', 'UDI-DI of the first device read'],
  'ChargeItem meta.tag.code': ['tag', 'batch and claim; HTEST in training'],
  'ChargeItem extension.url': ['extension', 'which of our extensions follows'],
  'ChargeItem extension.valueCoding.code': ['extension', 'modifier, place of service or revenue code'],
  'ChargeItem extension.valueTime': ['extension', 'time of service', 'time'],
  'ChargeItem extension.valueString': ['extension', 'edition of the rules'],
  'ChargeItem extension.valueIdentifier.value': [
    'extension',
    'number of the line that is taken back or replaced',
  ],
  'ChargeItem identifier.value': ['identifier', 'number of the line, never given out twice'],
  'ChargeItem status': ['status', 'billable; entered-in-error for a charge that is taken back'],
  'ChargeItem code.coding.code': [
    'code',
    'charge code of the department, where there is one, then CPT or HCPCS',
    'charge',
  ],
  'ChargeItem occurrenceDateTime': ['occurrence', 'date of service', 'day'],
  'ChargeItem performer.function.coding.code': ['function', 'PPRF performing, REF referring'],
  'ChargeItem quantity.value': ['quantity', 'units'],
  'ChargeItem factorOverride': ['factor override', '-1 in a credit'],
  'ChargeItem bodysite.coding.code': ['body site', 'right or left'],
  'ChargeItem priceOverride.value': ['price override', 'amount of the line', 'amount'],
  'ChargeItem priceOverride.currency': ['price override', 'USD'],
  'ChargeItem enteredDate': ['entered date', 'when the session was first entered', 'instant'],
  'ChargeItem reason.coding.code': ['reason', 'diagnoses of the line, ICD-10-CM', 'diagnosis'],
  'ChargeItem service.identifier.value': ['service', 'accession number'],
  'ChargeItem service.type': ['service', 'ImagingStudy'],
})

const EVERYWHERE = fieldTable({
  system: ['system', 'which list or numbering the value beside it is of'],
  reference: ['reference', 'a resource of this file'],
  fullUrl: ['full URL', 'name of the resource in this file, made of its content'],
  id: ['id', 'name of the resource in this file, made of its content'],
  'request.method': ['request', 'PUT for a charge, POST for everything else'],
  'request.url': ['request', 'where the resource goes'],
  'request.ifNoneExist': ['request', 'created only where nothing has this identifier'],
  resourceType: ['resource', 'kind of the resource'],
})

/** What is known of an element; undefined for one that we never write. */
export function elementOf(resource: string, path: string): FieldWords | undefined {
  const own = ELEMENTS.get(`${resource} ${path}`)
  if (own) return own
  const last = path.split('.').at(-1) ?? ''
  return (
    EVERYWHERE.get(path) ?? (last === 'system' || last === 'reference' ? EVERYWHERE.get(last) : undefined)
  )
}

const SNOMED: Readonly<Record<string, string>> = { '24028007': 'right', '7771000': 'left' }
const FUNCTIONS: Readonly<Record<string, string>> = {
  PPRF: 'performing',
  REF: 'referring',
  HTEST: 'training',
}

/** Codes of FHIR that speak for themselves to nobody. */
export function fhirCodeInWords(value: string): string {
  return SNOMED[value] ?? FUNCTIONS[value] ?? ''
}
