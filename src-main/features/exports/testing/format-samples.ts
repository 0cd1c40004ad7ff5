import {
  columnOptions,
  type Column,
  type ColumnOptions,
  type FactColumn,
} from '#shared/contract/column-options.ts'
import { fhirOptions, type FhirOptions } from '#shared/contract/fhir-options.ts'
import type { FileFormat } from '../file-format.ts'
import { DEFAULT_HL7_OPTIONS, type Hl7Options } from '#shared/contract/hl7-options.ts'
import { x12Options, type X12Options } from '#shared/contract/x12-options.ts'

const ADDRESS = { street: '1 TEST STREET', city: 'TESTTOWN', state: 'ME', zip: '04999' }

/** An interface sheet for an 837 that prices every code of the samples. Name only what matters to the test. */
export function x12Sheet(parts: Partial<X12Options> = {}): X12Options {
  return x12Options.parse({
    usage: 'T',
    purpose: '00',
    sender: { qualifier: 'ZZ', id: 'CHARGEMARK' },
    receiver: { qualifier: '30', id: '990000001' },
    senderCode: 'CHARGEMARK',
    receiverCode: 'TESTPAYER',
    control: { interchange: 7, group: 7 },
    submitter: { name: 'TEST IMAGING', id: 'TEST01', contact: 'TEST DESK', phone: '2075550100' },
    receiverName: { name: 'TEST CLEARING', id: 'TESTCLEAR' },
    billing: {
      name: 'TEST IMAGING',
      npi: '1999000019',
      taxId: '990000002',
      taxonomy: '2085R0202X',
      address: { ...ADDRESS, zip: '049990000' },
    },
    payer: { name: 'TEST PAYER', id: 'TESTPAYER', filingIndicator: 'CI' },
    subscribers: Object.fromEntries(
      ['TEST0001', 'TEST0002'].map(mrn => [
        mrn,
        { memberId: `M${mrn}`, groupNumber: null, address: { ...ADDRESS, street: `2 ${mrn} ROAD` } },
      ]),
    ),
    prices: { '19281': 50_000, '19283': 61_250, '19284': 40_005, '19285': 50_000, A4648: 9_900 },
    revenueCodes: { '19281': '0361', '19283': '0361', '19284': '0361', A4648: '0278' },
    institutional: { facilityType: '13', admissionType: '3', admissionSource: '1', patientStatus: '01' },
    segmentSuffix: '',
    claimsPerSet: 5000,
    ...parts,
  })
}

export function fhirSheet(parts: Partial<FhirOptions> = {}): FhirOptions {
  const system = (name: string) => `urn:oid:2.999.${name}`
  return fhirOptions.parse({
    shape: 'bundle',
    systems: {
      line: system('1'),
      mrn: system('2'),
      account: system('3'),
      visit: system('4'),
      accession: system('5'),
      chargeCode: system('6'),
    },
    credits: 'offset',
    ...parts,
  })
}

export function hl7Sheet(parts: Partial<Hl7Options>): Hl7Options {
  return { ...DEFAULT_HL7_OPTIONS, ...parts }
}

export function aColumn(
  fact: FactColumn['fact'],
  width: number | null,
  parts: Partial<FactColumn> = {},
): Column {
  const name = `${fact}${parts.part ?? ''}`
  return { name, kind: 'fact', fact, part: null, spelling: 'plain', width, align: 'left', pad: ' ', ...parts }
}

/** The columns that an old fixed-width receiver would ask for. */
export const FIXED_COLUMNS: readonly Column[] = [
  { name: 'record_type', kind: 'text', text: 'D', width: 1 },
  aColumn('lineNumber', 12),
  aColumn('batch', 10),
  aColumn('transaction', 2),
  aColumn('correctsLineNumber', 12),
  aColumn('mrn', 20),
  aColumn('familyName', 20),
  aColumn('givenName', 15),
  aColumn('middleName', 15),
  aColumn('birthDate', 8, { spelling: 'compact' }),
  aColumn('sex', 1),
  aColumn('performedOn', 10, { spelling: 'us' }),
  aColumn('performedAt', 4, { spelling: 'compact' }),
  aColumn('accession', 16),
  aColumn('account', 20),
  aColumn('visit', 20),
  aColumn('chargeCode', 8),
  aColumn('procedureCode', 5),
  ...[1, 2, 3, 4].map(part => aColumn('modifiers', 2, { part })),
  aColumn('units', 5, { align: 'right', pad: '0' }),
  ...[1, 2, 3, 4].map(part => aColumn('diagnoses', 7, { part, spelling: 'compact' })),
  aColumn('side', 1),
  aColumn('placeOfService', 2),
  aColumn('performingNpi', 10),
  aColumn('performingName', 40, { part: 1 }),
  aColumn('performingName', 20, { part: 2 }),
  aColumn('referringNpi', 10),
  aColumn('deviceIdentifier', 60),
]

export function fixedSheet(parts: Partial<ColumnOptions> = {}): ColumnOptions {
  return columnOptions.parse({
    layout: 'fixed',
    delimiter: '|',
    quotes: 'when-needed',
    lineEnd: 'CRLF',
    names: 'none',
    envelope: 'rows',
    characters: 'ascii',
    transactionTypes: { charge: 'CG', credit: 'CD' },
    columns: FIXED_COLUMNS,
    ...parts,
  })
}

/** The same columns, any width, with a delimiter between them. */
export function delimitedSheet(parts: Partial<ColumnOptions> = {}): ColumnOptions {
  return fixedSheet({
    layout: 'delimited',
    delimiter: ';',
    names: 'first-row',
    characters: 'utf-8',
    columns: FIXED_COLUMNS.map(column => ({
      ...column,
      width: null,
      ...(column.kind === 'fact' ? { pad: ' ' as const } : {}),
    })),
    ...parts,
  })
}

/** Every format with the options that matter, by a short name. */
export const EVERY_FORMAT: Readonly<Record<string, FileFormat>> = {
  'HL7 2.3.1': { kind: 'hl7', version: '2.3.1' },
  'HL7 2.5.1': { kind: 'hl7', version: '2.5.1' },
  'HL7 2.3.1, every option': {
    kind: 'hl7',
    version: '2.3.1',
    options: hl7Sheet({
      wrapper: 'batch',
      segmentEnd: 'CRLF',
      processing: 'T',
      transactionTypes: { charge: 'CH', credit: 'CR' },
      procedures: { functionalType: 'D' },
      diagnoses: 'each-charge',
      correctedLine: 'NTE',
      chargeCode: 'charge-master',
      characters: 'ascii',
      charges: { '19283': { chargeCode: 'TEST9283', priceCents: 61_250, revenueCode: '0361' } },
      fill: [
        { field: 'FT1-13', kind: 'text', text: 'TESTBI^Breast imaging^L' },
        { field: 'FT1-14', kind: 'fact', fact: 'deviceIdentifier' },
        { field: 'FT1-9', kind: 'fact', fact: 'codeEdition' },
        { field: 'FT1-18', kind: 'fact', fact: 'side' },
        { field: 'PV1-7', kind: 'fact', fact: 'performing' },
        { field: 'PV1-8', kind: 'fact', fact: 'referring' },
        { field: 'PV1-50', kind: 'fact', fact: 'accession' },
        { field: 'PV1-44', kind: 'fact', fact: 'performedOn' },
        { field: 'MSH-15', kind: 'text', text: 'NE' },
      ],
    }),
  },
  'HL7 2.5.1, bare': {
    kind: 'hl7',
    version: '2.5.1',
    options: hl7Sheet({ wrapper: 'none', correctedLine: 'FT1-30' }),
  },
  CSV: { kind: 'csv' },
  'chosen columns': { kind: 'columns', options: delimitedSheet() },
  'fixed width': { kind: 'columns', options: fixedSheet() },
  '837': { kind: 'x12', options: x12Sheet() },
  'FHIR Bundle': { kind: 'fhir', options: fhirSheet() },
  'FHIR NDJSON': { kind: 'fhir', options: fhirSheet({ shape: 'ndjson' }) },
}
