import { X12Parser, X12QueryEngine } from 'node-x12'
import { expect, test } from 'vitest'
import type { ChargeFile } from '../charge-record.ts'
import { aFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { x12Sheet } from '../testing/format-samples.ts'
import { verifyFile } from '../verify-file.ts'
import { unfitFor, writeFile } from '../write-file.ts'
import { x12Options, type X12Options } from '#shared/contract/x12-options.ts'

function bytesOf(file: ChargeFile, options: X12Options = x12Sheet()): Buffer {
  const written = writeFile(file, { kind: 'x12', options })
  if (!written.ok) throw new Error(written.error.words)
  return written.value
}

const twoLines = aRecord({
  referring: { npi: '1999000035', familyName: 'TESTREFERRER', givenName: 'Synthetic' },
  lines: [
    aLine({ modifiers: ['XS', 'RT'], diagnoses: ['R92.0', 'Z80.3'] }),
    aLine({ lineNumber: 'K7M000000002', code: '19284', units: 2, modifiers: ['LT'], diagnoses: ['Z80.3'] }),
  ],
})

const ENVELOPE = [
  'ISA*00*          *00*          *ZZ*CHARGEMARK     *30*990000001      *261120*1730*^*00501*000000007*0*T*:',
  'GS*HC*CHARGEMARK*TESTPAYER*20261120*1730*7*X*005010X222A1',
  'ST*837*0001*005010X222A1',
  'BHT*0019*00*K7M0000001*20261120*1730*CH',
  'NM1*41*2*TEST IMAGING*****46*TEST01',
  'PER*IC*TEST DESK*TE*2075550100',
  'NM1*40*2*TEST CLEARING*****46*TESTCLEAR',
  'HL*1**20*1',
  'PRV*BI*PXC*2085R0202X',
  'NM1*85*2*TEST IMAGING*****XX*1999000019',
  'N3*1 TEST STREET',
  'N4*TESTTOWN*ME*049990000',
  'REF*EI*990000002',
]
const SUBSCRIBER = [
  'HL*2*1*22*0',
  'SBR*P*18*******CI',
  'NM1*IL*1*TESTPATIENT*Synthetic****MI*MTEST0001',
  'N3*2 TEST0001 ROAD',
  'N4*TESTTOWN*ME*04999',
  'DMG*D8*19710203*F',
  'NM1*PR*2*TEST PAYER*****PI*TESTPAYER',
]
const text = (segments: readonly string[]) => segments.map(segment => `${segment}~`).join('')

test('the bytes of a professional claim', () => {
  const claim = [
    'CLM*K7M000000001*1412.6***22:B:1*Y*A*Y*Y',
    'REF*EA*TEST0001',
    'HI*ABK:R920*ABF:Z803',
    'NM1*DN*1*TESTREFERRER*Synthetic****XX*1999000035',
    'NM1*82*1*TESTREADER*Synthetic****XX*1234567893',
    'LX*1',
    'SV1*HC:19283:XS:RT*612.5*UN*1***1:2',
    'DTP*472*D8*20261120',
    'REF*6R*K7M000000001',
    'LX*2',
    'SV1*HC:19284:LT*800.1*UN*2***2',
    'DTP*472*D8*20261120',
    'REF*6R*K7M000000002',
    'SE*32*0001',
    'GE*1*7',
    'IEA*1*000000007',
  ]
  const bytes = bytesOf(aFile({ records: [twoLines] }))
  expect(bytes.toString('latin1')).toBe(text([...ENVELOPE, ...SUBSCRIBER, ...claim]))
  expect(bytes.indexOf('~')).toBe(105)
})

test('the bytes of an institutional claim: bill type, statement dates, revenue codes, no pointers', () => {
  const claim = [
    'CLM*K7M000000001*1412.6***13:A:1**A*Y*Y',
    'DTP*434*RD8*20261120-20261120',
    'CL1*3*1*01',
    'REF*EA*TEST0001',
    'HI*ABK:R920',
    'HI*ABF:Z803',
    'NM1*71*1*TESTREADER*Synthetic****XX*1234567893',
    'NM1*DN*1*TESTREFERRER*Synthetic****XX*1999000035',
    'LX*1',
    'SV2*0361*HC:19283:XS:RT*612.5*UN*1',
    'DTP*472*D8*20261120',
    'REF*6R*K7M000000001',
    'LX*2',
    'SV2*0361*HC:19284:LT*800.1*UN*2',
    'DTP*472*D8*20261120',
    'REF*6R*K7M000000002',
    'SE*35*0001',
    'GE*1*7',
    'IEA*1*000000007',
  ]
  const file = aFile({ claim: 'facility', records: [{ ...twoLines, claim: 'facility' }] })
  const head = ENVELOPE.map(segment => segment.replace('005010X222A1', '005010X223A2'))
  expect(bytesOf(file).toString('latin1')).toBe(text([...head, ...SUBSCRIBER, ...claim]))
})

const REFUSED = [
  [
    'a price',
    aRecord({ lines: [aLine({ code: '19287' })] }),
    /price of 19287 is not known: 837 needs amounts/,
  ],
  ['a subscriber', aRecord({ patient: { mrn: 'TEST0003' } }), /member number and address/],
  [
    'a clean name',
    aRecord({ patient: { familyName: 'TEST*ONE' } }),
    /family name of the patient holds a character/,
  ],
  ['ASCII', aRecord({ patient: { givenName: 'TEST Å' } }), /given name of the patient holds a character/],
  [
    'a short name',
    aRecord({ patient: { givenName: 'TEST'.repeat(9) } }),
    /takes 36 characters, 837 allows 35/,
  ],
  ['a diagnosis', aRecord({ lines: [aLine({ diagnoses: [] })] }), /no diagnosis/],
  [
    'four modifiers',
    aRecord({ lines: [aLine({ modifiers: ['XS', 'RT', '26', '59', 'LT'] })] }),
    /four modifiers/,
  ],
  [
    'four pointers',
    aRecord({ lines: [aLine({ diagnoses: ['R92.0', 'R92.1', 'R92.2', 'R92.8', 'Z80.3'] })] }),
    /four diag/,
  ],
  ['an NPI', aRecord({ performing: { npi: '', familyName: 'TESTREADER', givenName: '' } }), /no NPI/],
  [
    'a charge',
    aRecord({ lines: [aLine({ transaction: 'credit', correctsLineNumber: 'K7M000000009' })] }),
    /payer's number/,
  ],
  ['50 lines', aRecord({ lines: Array.from({ length: 51 }, () => aLine()) }), /has 51 lines, 837 allows 50/],
  [
    '12 diagnoses',
    aRecord({ lines: Array.from({ length: 13 }, (_, at) => aLine({ diagnoses: [`Z80.${at}`] })) }),
    /has 13 diagnoses, a claim allows 12/,
  ],
  [
    'a revenue code',
    aRecord({ claim: 'facility', lines: [aLine({ code: '19285' })] }),
    /revenue code of 19285/,
  ],
] as const

test.each(REFUSED)('a session without %s is withheld in words', (_, record, words) => {
  const file = aFile({ records: [record] })
  const format = { kind: 'x12', options: x12Sheet() } as const
  expect(unfitFor(record, file, format)).toMatch(words)
  expect(writeFile(file, format).ok).toBe(false)
})

test('a line’s own amount and revenue code go before those of the sheet', () => {
  const own = aLine({ amountCents: 5, revenueCode: '0401' })
  const file = aFile({ claim: 'facility', records: [aRecord({ claim: 'facility', lines: [own] })] })
  expect(bytesOf(file).toString('latin1')).toContain('SV2*0401*HC:19283:RT*0.05*UN*1~')
})

test('more claims than a set holds make several sets, each counted for itself', () => {
  const records = Array.from({ length: 5 }, (_, at) =>
    aRecord({ accession: `TEST-A-${at}`, lines: [aLine({ lineNumber: `K7M00000010${at}` })] }),
  )
  const options = x12Sheet({ claimsPerSet: 2 })
  const bytes = bytesOf(aFile({ records }), options)
  expect(
    bytes
      .toString('latin1')
      .match(/~(?:ST|SE|GE|IEA)\*[^~]*/g)
      ?.map(segment => segment.slice(1)),
  ).toEqual([
    'ST*837*0001*005010X222A1',
    'SE*42*0001',
    'ST*837*0002*005010X222A1',
    'SE*42*0002',
    'ST*837*0003*005010X222A1',
    'SE*27*0003',
    'GE*3*7',
    'IEA*1*000000007',
  ])
  const verified = verifyFile(bytes, aFile({ records }), { kind: 'x12', options })
  expect(verified).toMatchObject({ ok: true, value: { messages: 5, lines: 5 } })
})

test.each(['\n', '\r\n'] as const)('a receiver that reads by lines gets them: %j', segmentSuffix => {
  const options = x12Sheet({ segmentSuffix })
  const file = aFile({ records: [twoLines] })
  const bytes = bytesOf(file, options)
  expect(bytes.toString('latin1').replaceAll(segmentSuffix, '')).toBe(bytesOf(file).toString('latin1'))
  expect(verifyFile(bytes, file, { kind: 'x12', options }).ok).toBe(true)
})

test('node-x12 reads the same values', () => {
  const interchange = new X12Parser(true).parse(bytesOf(aFile({ records: [twoLines] })).toString('latin1'))
  if (!('functionalGroups' in interchange)) throw new Error('One interchange was written')
  const query = (reference: string) =>
    new X12QueryEngine().query(interchange, reference).map(({ value }) => value)
  expect(query('CLM02')).toEqual(['1412.6'])
  expect(query('SV101')).toEqual(['HC:19283:XS:RT', 'HC:19284:LT'])
  expect(query('NM103:NM101["IL"]')).toEqual(['TESTPATIENT'])
})

test.each([
  ['a delimiter in a name', { payer: { ...x12Sheet().payer, name: 'TEST*PAYER' } }],
  ['a control number of ten digits', { control: { interchange: 1_000_000_000, group: 1 } }],
  ['an unknown qualifier', { sender: { qualifier: '99', id: 'TEST' } }],
  [
    'a short ZIP of the billing provider',
    { billing: { ...x12Sheet().billing, address: x12Sheet().subscribers.TEST0001?.address } },
  ],
])('a sheet with %s is refused', (_, parts) => {
  expect(x12Options.safeParse({ ...x12Sheet(), ...parts }).success).toBe(false)
})
