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

/** The facts of a line as the log has them; lists are joined by a space, names by a line break. */
export function factsOf(
  record: ChargeRecord,
  line: NumberedLine,
  batch: string,
): Readonly<Record<Fact, string>> {
  const { patient, performing, referring } = record
  return {
    lineNumber: line.lineNumber,
    batch,
    transaction: line.transaction,
    mrn: patient.mrn,
    account: record.account,
    visit: record.visit,
    familyName: patient.familyName,
    givenName: patient.givenName,
    middleName: patient.middleName,
    birthDate: patient.birthDate,
    sex: patient.sex,
    performedOn: record.performedOn,
    performedAt: record.performedAt,
    accession: record.accession,
    chargeCode: line.chargeCode ?? line.code,
    procedureCode: line.code,
    modifiers: line.modifiers.join(' '),
    units: String(line.units),
    diagnoses: line.diagnoses.join(' '),
    side: line.side ?? '',
    placeOfService: record.placeOfService,
    patientClass: patientClass(record.placeOfService),
    performingNpi: performing.npi,
    performingName: `${performing.familyName}\n${performing.givenName}`,
    referringNpi: referring?.npi ?? '',
    referringName: referring === null ? '\n' : `${referring.familyName}\n${referring.givenName}`,
    deviceIdentifier: line.deviceIdentifier,
    enteredAt: record.enteredAt,
    codeEdition: line.codeEdition,
    correctsLineNumber: line.correctsLineNumber ?? '',
    amount: line.amountCents === null ? '' : inDollars(line.amountCents),
    revenueCode: line.revenueCode ?? '',
    claimDiagnoses: diagnosesOf(record).join(' '),
  }
}

/** Cents as `1234.50`. */
export function inDollars(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

function patientClass(placeOfService: string): string {
  if (placeOfService === '21') return 'inpatient'
  return placeOfService === '23' ? 'emergency' : 'outpatient'
}
