import type { FillFact } from '#shared/contract/hl7-fill.ts'
import type { Fact } from '../charge-facts.ts'
import type { ValueKind } from './value-kind.ts'

/** What a fact is called in words, and what kind of value it is. */
export const FACT_WORDS: Readonly<Record<Fact, readonly [words: string, kind: ValueKind]>> = {
  lineNumber: ['number of the line, never given out twice', 'text'],
  batch: ['number of the batch', 'text'],
  transaction: ['charge or credit', 'transaction'],
  mrn: ['MRN', 'text'],
  account: ['account number, where one was entered', 'text'],
  visit: ['visit number, where one was entered', 'text'],
  familyName: ['family name of the patient', 'text'],
  givenName: ['given name of the patient', 'text'],
  middleName: ['middle name of the patient', 'text'],
  birthDate: ['birth date', 'day'],
  sex: ['F, M, O or U', 'sex'],
  performedOn: ['date of service', 'day'],
  performedAt: ['time of service, where it is known', 'time'],
  accession: ['accession number', 'text'],
  chargeCode: ['charge code of the department, or the code of the procedure', 'text'],
  procedureCode: ['CPT or HCPCS code', 'procedure'],
  modifiers: ['modifiers in claim order', 'text'],
  units: ['units', 'number'],
  diagnoses: ['diagnoses of the line, the first is the main one', 'text'],
  side: ['R, L, or nothing', 'side'],
  placeOfService: ['place of service', 'place'],
  patientClass: ['I, E or O, by the place of service', 'class'],
  performingNpi: ['NPI of the performing physician', 'npi'],
  performingName: ['name of the performing physician', 'text'],
  referringNpi: ['NPI of the referring physician, if any', 'npi'],
  referringName: ['name of the referring physician, if any', 'text'],
  deviceIdentifier: ['device number (UDI-DI) of the first device read', 'text'],
  enteredAt: ['when the session was first entered', 'instant'],
  codeEdition: ['edition of the rules', 'text'],
  correctsLineNumber: ['number of the line that is taken back or replaced', 'text'],
  amount: ['amount of the whole line', 'amount'],
  revenueCode: ['revenue code', 'number'],
  claimDiagnoses: ['diagnoses of the claim', 'text'],
}

/** What a field of HL7 is filled with by the sheet. */
export const FILL_WORDS: Readonly<Record<FillFact, string>> = {
  mrn: 'MRN',
  account: 'account number, where one was entered',
  visit: 'visit number, where one was entered',
  accession: 'accession number',
  placeOfService: 'place of service',
  performedOn: 'date of service',
  performing: 'performing physician, NPI and name',
  referring: 'referring physician, NPI and name, if any',
  lineNumber: 'number of the line, never given out twice',
  side: 'R, L, or nothing',
  deviceIdentifier: 'device number (UDI-DI) of the first device read',
  codeEdition: 'edition of the rules',
}
