import { expect, test } from 'vitest'
import type { HL7_VERSIONS } from '#shared/contract/exports.ts'
import { aFile, aFullFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { writeFile } from '../write-file.ts'
import { hl7Problem } from './batch-file.ts'
import { hl7Sheet } from './dialect.ts'

function written(...[file, version]: [ReturnType<typeof aFile>, (typeof HL7_VERSIONS)[number]]): string {
  const bytes = writeFile(file, { kind: 'hl7', version })
  if (!bytes.ok) throw new Error(bytes.error.field)
  return bytes.value.toString('utf8')
}

const chain = 'ab'.repeat(32)
const reader = '1234567893^TESTREADER^Synthetic^^^^^^^^^^NPI'
const referrer = '1999000035^TESTREFERRER^Synthetic^^^^^^^^^^NPI'

test('the bytes of a 2.3.1 batch file', () => {
  const segments = [
    String.raw`FHS|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||||K7M-00001`,
    String.raw`BHS|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||PROFESSIONAL|AUDIT ${chain}|K7M0000001`,
    String.raw`MSH|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||DFT^P03|K7M0000001-00001|P|2.3.1`,
    'EVN|P03|20261120173000-0500',
    'PID|1||TEST0001||TESTPATIENT^Synthetic^Q||19710203|F||||||||||TESTACC1',
    'PV1|1|O|22||||||||||||||||TESTVIS1',
    'FT1|1|K7M000000001|K7M0000001|202611200910||CG|19283^^C4|Breast marking, stereotactic, first||1' +
      `|||||||||R92.0^^I10~Z80.3^^I10|${reader}|${referrer}||TEST-A-1||19283^^C4|XS~RT`,
    'FT1|2|K7M000000002|K7M0000001|202611200910||CG|19284^^C4|Breast marking, stereotactic, further||2' +
      `|||||||||R92.0^^I10|${reader}|${referrer}||TEST-A-1||19284^^C4|LT`,
    'DG1|1|I10|R92.0^^I10|||F|||||||||1',
    'DG1|2|I10|Z80.3^^I10|||F|||||||||2',
    String.raw`MSH|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||DFT^P03|K7M0000001-00002|P|2.3.1||||||UNICODE UTF-8`,
    'EVN|P03|20261120173000-0500',
    'PID|1||TEST0002||TEST Ångström^Synthetic||19710203|U',
    'PV1|1|I|21',
    `FT1|1|K7M000000003|K7M0000001|20261120||CG|A4648^^HCPCS|Tissue marker||1|||||||||C50.911^^I10|${reader}|||TEST-A-2` +
      '||A4648^^HCPCS',
    'DG1|1|I10|C50.911^^I10|||F|||||||||1',
    'BTS|2||3~4',
    'FTS|1',
  ]
  expect(written(aFullFile(), '2.3.1')).toBe(segments.map(segment => `${segment}\r`).join(''))
})

test('the bytes of a 2.5.1 batch file: another message type, identifiers with their kind, the legal name', () => {
  const segments = [
    String.raw`FHS|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||||K7M-00001`,
    String.raw`BHS|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||PROFESSIONAL|AUDIT ${chain}|K7M0000001`,
    String.raw`MSH|^~\&|CHARGEMARK|NORTH||BILLING|20261120173000-0500||DFT^P03^DFT_P03|K7M0000001-00001|P|2.5.1`,
    'EVN|P03|20261120173000-0500',
    'PID|1||TEST0001^^^NORTH^MR||TESTPATIENT^Synthetic^^^^^L||19710203|F||||||||||TESTACC1^^^NORTH^AN',
    'PV1|1|O|22||||||||||||||||TESTVIS1^^^NORTH^VN',
    'FT1|1|K7M000000001|K7M0000001|202611200910||CG|19283^^C4|Breast marking, stereotactic, first||1' +
      `|||||||||R92.0^^I10|${reader}|||TEST-A-1||19283^^C4|RT`,
    'DG1|1|I10|R92.0^^I10|||F|||||||||1',
    'BTS|1||1~1',
    'FTS|1',
  ]
  expect(written(aFile(), '2.5.1')).toBe(segments.map(segment => `${segment}\r`).join(''))
})

test('message numbers run on from the files before', () => {
  expect(written(aFile({ messagesBefore: 7 }), '2.3.1')).toContain('|K7M0000001-00008|')
})

test.each([
  ['11', 'O'],
  ['21', 'I'],
  ['23', 'E'],
])('at place of service %s the patient class is %s', (placeOfService, patientClass) => {
  const text = written(aFile({ records: [aRecord({ placeOfService })] }), '2.3.1')
  expect(text).toContain(`\rPV1|1|${patientClass}|${placeOfService}|`)
})

test('a code of CPT category III is no HCPCS code', () => {
  const text = written(aFile({ records: [aRecord({ lines: [aLine({ code: '0075T' })] })] }), '2.3.1')
  expect(text).toContain('|0075T^^C4|')
})

const longName = aRecord({ patient: { familyName: 'TEST'.repeat(13) } })

test('a name that outgrows 2.3.1 is a problem there and none in 2.5.1', () => {
  expect(hl7Problem(longName, aFile(), hl7Sheet('2.3.1'))).toMatchObject({
    kind: 'too-long',
    field: 'PID-5',
    max: 48,
  })
  expect(hl7Problem(longName, aFile(), hl7Sheet('2.5.1'))).toBeNull()
})

test('a record that does not fit makes no file', () => {
  expect(writeFile(aFile({ records: [longName] }), { kind: 'hl7', version: '2.3.1' }).ok).toBe(false)
})
