import { diagnosesOf, type ChargeRecord, type NumberedLine } from './charge-record.ts'

/** What a charge line says, fact by fact, as text: the ground on which a file and the log are compared. */
export type Fact =
  | 'lineNumber'
  | 'batch'
  | 'transaction'
  | 'mrn'
  | 'account'
  | 'visit'
  | 'familyName'
  | 'givenName'
  | 'middleName'
  | 'birthDate'
  | 'sex'
  | 'performedOn'
  | 'performedAt'
  | 'accession'
  | 'chargeCode'
  | 'procedureCode'
  | 'modifiers'
  | 'units'
  | 'diagnoses'
  | 'side'
  | 'placeOfService'
  | 'patientClass'
  | 'performingNpi'
  | 'performingName'
  | 'referringNpi'
  | 'referringName'
  | 'deviceIdentifier'
  | 'enteredAt'
  | 'codeEdition'
  | 'correctsLineNumber'
  | 'amount'
  | 'revenueCode'
  | 'claimDiagnoses'

/** Facts as a reader found them. A fact that the format does not carry is not there. */
export type ChargeFacts = Readonly<Partial<Record<Fact, string>>>

/** What HL7 and CSV both carry. */
export const IN_BOTH: readonly Fact[] = [
  'lineNumber',
  'batch',
  'transaction',
  'mrn',
  'account',
  'visit',
  'familyName',
  'givenName',
  'birthDate',
  'sex',
  'performedOn',
  'performedAt',
  'accession',
  'chargeCode',
  'procedureCode',
  'modifiers',
  'units',
  'diagnoses',
  'placeOfService',
  'performingNpi',
  'referringNpi',
]

export type FactOf = (record: ChargeRecord, line: NumberedLine, batch: string) => string

/** Each fact of a line as the log has it; names are joined by a line break, lists by a space. */
export const FACT_OF: Readonly<Record<Fact, FactOf>> = {
  batch: (_, __, batch) => batch,
  mrn: ({ patient }) => patient.mrn,
  account: ({ account }) => account,
  visit: ({ visit }) => visit,
  familyName: ({ patient }) => patient.familyName,
  givenName: ({ patient }) => patient.givenName,
  middleName: ({ patient }) => patient.middleName,
  birthDate: ({ patient }) => patient.birthDate,
  sex: ({ patient }) => patient.sex,
  performedOn: ({ performedOn }) => performedOn,
  performedAt: ({ performedAt }) => performedAt,
  accession: ({ accession }) => accession,
  placeOfService: ({ placeOfService }) => placeOfService,
  patientClass: ({ placeOfService }) => patientClass(placeOfService),
  performingNpi: ({ performing }) => performing.npi,
  performingName: ({ performing }) => `${performing.familyName}\n${performing.givenName}`,
  referringNpi: ({ referring }) => referring?.npi ?? '',
  referringName: ({ referring }) =>
    referring === null ? '\n' : `${referring.familyName}\n${referring.givenName}`,
  enteredAt: ({ enteredAt }) => enteredAt,
  claimDiagnoses: record => diagnosesOf(record).join(' '),
  lineNumber: (_, { lineNumber }) => lineNumber,
  transaction: (_, { transaction }) => transaction,
  chargeCode: (_, { chargeCode, code }) => chargeCode ?? code,
  procedureCode: (_, { code }) => code,
  modifiers: (_, { modifiers }) => modifiers.join(' '),
  units: (_, { units }) => String(units),
  diagnoses: (_, { diagnoses }) => diagnoses.join(' '),
  side: (_, { side }) => side ?? '',
  deviceIdentifier: (_, { deviceIdentifier }) => deviceIdentifier,
  codeEdition: (_, { codeEdition }) => codeEdition,
  correctsLineNumber: (_, { correctsLineNumber }) => correctsLineNumber ?? '',
  amount: (_, { amountCents }) => (amountCents === null ? '' : inDollars(amountCents)),
  revenueCode: (_, { revenueCode }) => revenueCode ?? '',
}

/** What a line says of itself, fact by fact. */
export type Facts = (fact: Fact) => string

export function factsOf(record: ChargeRecord, line: NumberedLine, batch: string): Facts {
  return fact => FACT_OF[fact](record, line, batch)
}

/** Cents as `1234.50`. */
export function inDollars(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

function patientClass(placeOfService: string): string {
  if (placeOfService === '21') return 'inpatient'
  return placeOfService === '23' ? 'emergency' : 'outpatient'
}
