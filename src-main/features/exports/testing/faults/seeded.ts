import type { ChargeFile } from '../../charge-record.ts'
import type { FileFormat } from '../../file-format.ts'
import { writeFile } from '../../write-file.ts'
import { aFullFile } from '../charge-samples.ts'
import { delimitedSheet, fhirSheet, fixedSheet, x12Sheet } from '../format-samples.ts'
import { COMMON_FAULTS } from './common-faults.ts'
import type { Family, Fault } from './fault.ts'
import { FHIR_FAULTS } from './fhir-faults.ts'
import { HL7_FAULTS } from './hl7-faults.ts'
import { ROW_FAULTS } from './row-faults.ts'
import { X12_FAULTS } from './x12-faults.ts'

export const FAULTS: readonly Fault[] = [
  ...COMMON_FAULTS,
  ...HL7_FAULTS,
  ...X12_FAULTS,
  ...FHIR_FAULTS,
  ...ROW_FAULTS,
]

/** Two sessions, three lines, in ASCII. */
function asciiFile(claim: ChargeFile['claim']): ChargeFile {
  const file = aFullFile()
  const records = file.records.map(record => ({
    ...record,
    claim,
    patient: { ...record.patient, familyName: 'TESTPATIENT' },
  }))
  return { ...file, claim, records }
}

export type GoodFile = {
  readonly name: string
  readonly family: Family
  readonly format: FileFormat
  readonly file: ChargeFile
  readonly text: string
}

function good(
  name: string,
  family: Family,
  format: FileFormat,
  claim: ChargeFile['claim'] = 'professional',
): GoodFile {
  const file = asciiFile(claim)
  const written = writeFile(file, format)
  if (!written.ok) throw new Error(written.error.words)
  return { name, family, format, file, text: written.value.toString('latin1') }
}

export const GOOD_FILES: readonly GoodFile[] = [
  good('HL7 2.3.1', 'hl7', { kind: 'hl7', version: '2.3.1' }),
  good('HL7 2.5.1', 'hl7', { kind: 'hl7', version: '2.5.1' }),
  good('CSV', 'csv', { kind: 'csv' }),
  good('chosen columns', 'delimited', { kind: 'columns', options: delimitedSheet() }),
  good('fixed width', 'fixed', { kind: 'columns', options: fixedSheet() }),
  good('837P', 'x12', { kind: 'x12', options: x12Sheet() }),
  good('837I', 'x12i', { kind: 'x12', options: x12Sheet() }, 'facility'),
  good('FHIR Bundle', 'bundle', { kind: 'fhir', options: fhirSheet() }),
  good('FHIR NDJSON', 'ndjson', { kind: 'fhir', options: fhirSheet({ shape: 'ndjson' }) }),
]

/** A fault in a file that it fits. */
export type Seeded = { readonly fault: Fault; readonly good: GoodFile; readonly bytes: Buffer }

export const SEEDED: readonly Seeded[] = FAULTS.flatMap(fault =>
  GOOD_FILES.flatMap(one => {
    const change = fault.changes[one.family]
    return change ? [{ fault, good: one, bytes: Buffer.from(change(one.text), 'latin1') }] : []
  }),
)
