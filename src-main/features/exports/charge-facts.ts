import type { ExportFormat } from '#shared/contract/exports.ts'
import type { ChargeRecord, NumberedLine } from './charge-record.ts'

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

/** Facts as a reader found them. A fact that the format does not carry is not there. */
export type ChargeFacts = Readonly<Partial<Record<Fact, string>>>

const IN_BOTH: readonly Fact[] = [
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

/** Facts that each format carries: a reader has to come back with these, no more and no fewer. */
export const CARRIED: Readonly<Record<ExportFormat, readonly Fact[]>> = {
  hl7: [...IN_BOTH, 'middleName', 'patientClass', 'performingName', 'referringName'],
  csv: [...IN_BOTH, 'side', 'deviceIdentifier', 'enteredAt', 'codeEdition'],
}

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
    transaction: 'charge',
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
    chargeCode: line.code,
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
  }
}

function patientClass(placeOfService: string): string {
  if (placeOfService === '21') return 'inpatient'
  return placeOfService === '23' ? 'emergency' : 'outpatient'
}
