import type { InterfaceSheet, SectionOf } from '#shared/contract/interface-sheet.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { ChargeRecord, NumberedLine } from '../charge-record.ts'
import { lineNumber } from '../control-number.ts'

/** No workstation has this code, so no number of a sample is ever that of a charge. */
export const SAMPLE_WORKSTATION = 'ZZZ'

const SESSION = '00000000-0000-7000-8000-000000000000' as SessionId
const READER = { npi: '1999000015', familyName: 'TESTREADER', givenName: 'Synthetic Dana' }
const REFERRER = { npi: '1999000031', familyName: 'TESTREFERRER', givenName: 'Synthetic Lee' }

function line(count: number, parts: Partial<NumberedLine>): NumberedLine {
  return {
    chargeLineId: SESSION,
    lineNumber: lineNumber(SAMPLE_WORKSTATION, count),
    code: '19283',
    units: 1,
    modifiers: [],
    side: null,
    diagnoses: ['R92.0'],
    deviceIdentifier: '',
    codeEdition: 'breast-localization 2026.1',
    transaction: 'charge',
    correctsLineNumber: null,
    chargeCode: 'TEST9283',
    amountCents: 61_250,
    revenueCode: '0361',
    ...parts,
  }
}

function everything(claim: Claim): ChargeRecord {
  return {
    sessionId: SESSION,
    claim,
    patient: {
      mrn: 'TEST0001',
      familyName: 'TESTASTER',
      givenName: 'Synthetic',
      middleName: 'Ada',
      birthDate: '1952-02-04',
      sex: 'female',
    },
    accession: 'TEST-A-1',
    account: 'TESTACC0001',
    visit: 'TESTVIS0001',
    performedOn: '2026-11-20',
    performedAt: '09:10',
    placeOfService: '22',
    performing: READER,
    referring: REFERRER,
    enteredAt: '2026-11-20T09:05:00.000-05:00',
    lines: [
      line(1, {
        modifiers: ['XS', 'RT'],
        side: 'right',
        diagnoses: ['R92.0', 'Z80.3'],
        deviceIdentifier: '00312345678906',
      }),
      line(2, { code: '19284', units: 2, modifiers: ['LT'], side: 'left', chargeCode: 'TEST9284' }),
    ],
  }
}

/** Nothing but what every session has, and a letter beyond ASCII where the format can carry one. */
function little(claim: Claim, familyName: string): ChargeRecord {
  return {
    ...everything(claim),
    patient: {
      mrn: 'TEST0002',
      familyName,
      givenName: 'Synthetic',
      middleName: '',
      birthDate: '1971-02-03',
      sex: 'unknown',
    },
    accession: 'TEST-A-2',
    account: '',
    visit: '',
    performedAt: '',
    placeOfService: '21',
    referring: null,
    lines: [line(3, { code: 'A4648', diagnoses: ['C50.911'], chargeCode: null, revenueCode: '0278' })],
  }
}

/** What was sent before is taken back, and charged anew. */
function corrected(claim: Claim): readonly ChargeRecord[] {
  const again = { ...everything(claim), accession: 'TEST-A-3' }
  const sent = lineNumber(SAMPLE_WORKSTATION, 101)
  return [
    {
      ...again,
      lines: [line(4, { modifiers: ['LT'], side: 'left', transaction: 'credit', correctsLineNumber: sent })],
    },
    { ...again, lines: [line(5, { modifiers: ['RT'], side: 'right', correctsLineNumber: sent })] },
  ]
}

/** As many diagnoses as a claim holds, and no charge that the sheet has a price of its own for brings another. */
function claim(claim: Claim, { prices }: SectionOf<'x12'>): readonly ChargeRecord[] {
  const [whole, plain] = [everything(claim), little(claim, 'TESTANGSTROM')]
  const more = line(6, { code: '19284', modifiers: ['LT'], diagnoses: DIAGNOSES.slice(8), chargeCode: null })
  const lines = [...whole.lines, more].map((one, index) => ({
    ...one,
    diagnoses: DIAGNOSES.slice(index * 4, index * 4 + 4),
  }))
  const priced = (one: NumberedLine) => (prices[one.code] === undefined ? one : { ...one, amountCents: null })
  return [
    { ...whole, lines: lines.map(priced) },
    { ...plain, lines: plain.lines.map(priced) },
  ]
}

const DIAGNOSES = [
  ...['R92.0', 'Z80.3', 'N63.11', 'N63.12', 'N63.13', 'N63.14', 'N63.21', 'N63.22'],
  ...['N63.23', 'N63.24', 'N64.4', 'Z85.3'],
]

/** Invented charges in which everything stands that a sheet can carry. */
export function sampleRecords({ format }: InterfaceSheet, kind: Claim): readonly ChargeRecord[] {
  if (format.kind === 'x12') return claim(kind, format)
  const plain = [everything(kind), little(kind, 'TESTÅNGSTRÖM')]
  return takesCredits(format) ? [...plain, ...corrected(kind)] : plain
}

/** Columns carry credits only where one says which line is one. */
function takesCredits(format: Exclude<InterfaceSheet['format'], SectionOf<'x12'>>): boolean {
  if (format.kind === 'columns') {
    return format.columns.some(column => column.kind === 'fact' && column.fact === 'transaction')
  }
  return true
}

const ADDRESS = { street: '1 TEST ROAD', city: 'TESTTOWN', state: 'ME', zip: '04999' }

/** The sheet with the member numbers of the invented patients, which no receiver knows. */
export function sheetForSamples(sheet: InterfaceSheet): InterfaceSheet {
  if (sheet.format.kind !== 'x12') return sheet
  const invented = Object.fromEntries(
    ['TEST0001', 'TEST0002'].map(mrn => [
      mrn,
      { memberId: `M${mrn}`, groupNumber: 'TESTGROUP', address: ADDRESS },
    ]),
  )
  return { ...sheet, format: { ...sheet.format, subscribers: { ...sheet.format.subscribers, ...invented } } }
}
