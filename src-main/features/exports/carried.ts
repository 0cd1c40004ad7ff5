import { assertNever } from '#shared/base/assert-never.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { IN_BOTH, type Fact } from './charge-facts.ts'
import type { FileFormat } from './file-format.ts'
import { DEFAULT_HL7_OPTIONS, type Hl7Options } from '#shared/contract/hl7-options.ts'

const CSV: readonly Fact[] = [
  ...IN_BOTH,
  'side',
  'enteredAt',
  'codeEdition',
  'correctsLineNumber',
  'deviceIdentifier',
]

const FHIR: readonly Fact[] = [
  ...CSV,
  'middleName',
  'performingName',
  'referringName',
  'amount',
  'revenueCode',
]

const IN_EVERY_CLAIM: readonly Fact[] = [
  'lineNumber',
  'batch',
  'transaction',
  'mrn',
  'familyName',
  'givenName',
  'middleName',
  'birthDate',
  'sex',
  'performedOn',
  'procedureCode',
  'modifiers',
  'units',
  'amount',
  'claimDiagnoses',
  'performingNpi',
  'performingName',
  'referringNpi',
  'referringName',
]

const IN_CLAIM: Readonly<Record<Claim, readonly Fact[]>> = {
  professional: [...IN_EVERY_CLAIM, 'diagnoses', 'placeOfService'],
  facility: [...IN_EVERY_CLAIM, 'revenueCode'],
}

/** Facts that a file of this format carries: a reader has to come back with these, no more and no fewer. */
export function carriedBy(format: FileFormat, claim: Claim): readonly Fact[] {
  switch (format.kind) {
    case 'csv':
      return CSV
    case 'hl7':
      return inMessages(format.options ?? DEFAULT_HL7_OPTIONS)
    case 'x12':
      return IN_CLAIM[claim]
    case 'fhir':
      return FHIR
    case 'columns':
      return [
        ...new Set(format.options.columns.flatMap(column => (column.kind === 'fact' ? [column.fact] : []))),
      ]
    default:
      return assertNever(format)
  }
}

/** What only the fields that a sheet fills can carry. */
const BY_FILL: readonly Fact[] = ['side', 'deviceIdentifier', 'codeEdition']

function inMessages({ amounts, correctedLine, fill }: Hl7Options): readonly Fact[] {
  return [
    ...IN_BOTH,
    'middleName',
    'patientClass',
    'performingName',
    'referringName',
    ...BY_FILL.filter(fact => fill.some(one => one.kind === 'fact' && one.fact === fact)),
    ...(amounts === 'extended' ? (['amount'] as const) : []),
    ...(correctedLine === 'none' ? [] : (['correctsLineNumber'] as const)),
  ]
}
