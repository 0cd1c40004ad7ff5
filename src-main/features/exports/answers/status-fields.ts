import { partyOf } from './answer-fields.ts'

/**
 * What the codes of a 277CA are about, in our words. STC01, 10 and 11 each hold a category, a status and, where the
 * status needs one, the entity that it is about. Source: ASC X12 005010X214; the status codes of Health Care Claim
 * Status Codes (code source 508), the entities of data element 98; the fields chosen by us for what our 837 carries.
 * A status that may be about several fields, or about none of ours, is not in the tables and stays unknown.
 */

/** Entity codes of the patient, who is the subscriber. The attending physician of an 837I is the performing one. */
const PATIENT: readonly string[] = ['IL', 'QC']

/** What of somebody: of the patient each has a field of its own, of all others the whole party is one. */
type Trait = 'name' | 'address' | 'number' | 'provider' | 'member' | 'sex' | 'birth'

const TRAITS: Readonly<Record<string, Trait>> = {
  '125': 'name',
  '126': 'address',
  '128': 'provider',
  '145': 'provider',
  '153': 'number',
  '157': 'sex',
  '158': 'birth',
  '163': 'member',
  '164': 'member',
  '500': 'address',
  '501': 'address',
  '502': 'address',
  '503': 'address',
  '504': 'name',
  '505': 'name',
  '514': 'name',
  '562': 'provider',
  '733': 'member',
  '755': 'number',
}

const OF_PATIENT: Readonly<Record<Trait, string | null>> = {
  name: 'Patient name',
  address: 'Address',
  number: 'Member number',
  provider: null,
  member: 'Member number',
  sex: 'Sex',
  birth: 'Birth date',
}

/** What no party but a patient has. */
const OF_NO_PARTY: readonly Trait[] = ['member', 'sex', 'birth']

/** Status codes that say by themselves what they are about. */
const STATUS: Readonly<Record<string, string>> = {
  '33': 'Member number',
  '110': 'Amount',
  '116': 'Payer',
  '178': 'Amount',
  '187': 'Date of service',
  '188': 'Date of service',
  '228': 'Bill type',
  '229': 'Admission',
  '231': 'Admission',
  '234': 'Admission',
  '249': 'Place of service',
  '254': 'Diagnosis',
  '255': 'Diagnosis',
  '258': 'Units',
  '400': 'Amount',
  '453': 'Modifiers',
  '454': 'Code',
  '455': 'Revenue code',
  '465': 'Code',
  '476': 'Units',
  '477': 'Diagnosis',
  '480': 'Payer',
  '486': 'Date of service',
  '488': 'Diagnosis',
  '490': 'Code',
  '507': 'Code',
  '583': 'Amount',
  '588': 'MRN',
  '772': 'Diagnosis',
}

/** The field of ours that a status is about; null where it tells none that is known. */
export function statusField(status: string, entity: string): string | null {
  const trait = TRAITS[status]
  if (trait === undefined) return STATUS[status] ?? null
  if (PATIENT.includes(entity)) return OF_PATIENT[trait]
  return OF_NO_PARTY.includes(trait) ? null : partyOf(entity)
}

/** What a category says of a claim that came back; null for one that took it. Source: code source 507. */
const RETURNED: Readonly<Record<string, string>> = {
  A3: 'Returned as it cannot be processed',
  A4: 'Not found',
  A6: 'Returned, information is missing',
  A7: 'Returned, information is wrong',
  A8: 'Returned, its information disagrees',
}

export function returnedInWords(category: string): string | null {
  return RETURNED[category] ?? null
}
