/**
 * Our own extensions and tags. ChargeItem has no element for a modifier in R4 or R5; the other vendors use an extension
 * as well. The host is reserved (RFC 2606), so these names are nobody else's.
 */
const OWN = 'https://chargemark.invalid/fhir'

export const EXTENSION = {
  /** One for each modifier, in claim order: `valueCoding`. */
  modifier: `${OWN}/StructureDefinition/charge-modifier`,
  /** Number of the line that this one takes back or replaces: `valueIdentifier`. */
  corrects: `${OWN}/StructureDefinition/corrects-line`,
  /** The number of a credit, on the charge that it marks as entered in error: `valueIdentifier`. */
  creditedBy: `${OWN}/StructureDefinition/credited-by`,
  placeOfService: `${OWN}/StructureDefinition/place-of-service`,
  revenueCode: `${OWN}/StructureDefinition/revenue-code`,
  /** Local time of day; `occurrenceDateTime` is a day, as a time without its offset is no FHIR dateTime. */
  localTime: `${OWN}/StructureDefinition/local-time`,
  codeEdition: `${OWN}/StructureDefinition/code-edition`,
} as const

export const TAG = {
  batch: `${OWN}/batch`,
  claim: `${OWN}/claim`,
  chainHead: `${OWN}/audit-chain-head`,
  lines: `${OWN}/lines`,
  units: `${OWN}/units`,
} as const

export const FILE_SYSTEM = `${OWN}/file`

export const CODE_SYSTEM = {
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'http://terminology.hl7.org/CodeSystem/HCPCS-all-codes',
  diagnosis: 'http://hl7.org/fhir/sid/icd-10-cm',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  revenue: 'https://www.nubc.org/CodeSystem/RevenueCodes',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  actClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  snomed: 'http://snomed.info/sct',
} as const
