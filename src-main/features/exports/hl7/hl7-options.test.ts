import { expect, test } from 'vitest'
import { numbered, type ChargeFile } from '../charge-record.ts'
import { creditOf, replacementOf } from '../corrections.ts'
import type { FileFormat } from '../file-format.ts'
import { foldFile } from '../fold-text.ts'
import { aFile, aFullFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { hl7Sheet } from '../testing/format-samples.ts'
import { verifyFile } from '../verify-file.ts'
import { unfitFor, writeFile } from '../write-file.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'

type Version = '2.3.1' | '2.5.1'

function formatOf(parts: Partial<Hl7Options>, version: Version = '2.3.1'): FileFormat {
  return { kind: 'hl7', version, options: hl7Sheet(parts) }
}

function segmentsOf(file: ChargeFile, format: FileFormat): readonly string[] {
  const written = writeFile(file, format)
  if (!written.ok) throw new Error(written.error.words)
  expect(verifyFile(written.value, file, format)).toMatchObject({ ok: true })
  return written.value.toString('utf8').split('\r').slice(0, -1)
}

const names = (segments: readonly string[]) => segments.map(segment => segment.slice(0, 3)).join(' ')

test.each([
  ['none', 'MSH EVN PID PV1 FT1 DG1'],
  ['batch', 'BHS MSH EVN PID PV1 FT1 DG1 BTS'],
  ['file+batch', 'FHS BHS MSH EVN PID PV1 FT1 DG1 BTS FTS'],
] as const)('wrapper %s', (wrapper, expected) => {
  expect(names(segmentsOf(aFile(), formatOf({ wrapper })))).toBe(expected)
})

test('PR1 and DG1 stand behind the charge they belong to', () => {
  const options = { procedures: { functionalType: 'D' }, diagnoses: 'each-charge', wrapper: 'none' } as const
  const segments = segmentsOf(aFullFile(), formatOf(options))
  expect(names(segments)).toBe('MSH EVN PID PV1 FT1 PR1 DG1 DG1 FT1 PR1 DG1 MSH EVN PID PV1 FT1 PR1 DG1')
  expect(segments[5]).toBe('PR1|1|C4|19283^^C4||202611200910|D||||||||||XS~RT')
  expect(segments[15]).toBe(
    'FT1|1|K7M000000003|K7M0000001|20261120||CG|A4648^^HCPCS|Tissue marker||1|||||||||C50.911^^I10|1234567893^TESTREADER^Synthetic^^^^^^^^^^NPI|||TEST-A-2||A4648^^HCPCS',
  )
  expect(segments[16]).toBe('PR1|1||A4648^^HCPCS||20261120|D')
})

test('the charge code of the site, its codes for a charge, the amount and its total, a test message', () => {
  const priced = aLine({ chargeCode: 'TEST4711', amountCents: 61_205 })
  const segments = segmentsOf(
    aFile({
      records: [aRecord({ lines: [priced, aLine({ lineNumber: 'K7M000000002', amountCents: 95 })] })],
    }),
    formatOf({
      chargeCode: 'charge-master',
      amounts: 'extended',
      processing: 'T',
      transactionTypes: { charge: 'CH', credit: 'CR' },
    }),
  )
  expect(segments[6]).toMatch(/\|\|CH\|TEST4711\^\^L\|[^|]*\|\|1\|612\.05\|/)
  expect(segments[7]).toMatch(/\|\|CH\|19283\^\^C4\|[^|]*\|\|1\|0\.95\|/)
  expect(segments[2]).toContain('|T|2.3.1')
  expect(segments.at(-2)).toBe('BTS|1||2~2~613.00')
})

test('an amount that is wanted and not known withholds the session', () => {
  const format = formatOf({ amounts: 'extended' })
  expect(unfitFor(aRecord(), aFile(), format)).toMatch(/price of a line is not known/)
  expect(writeFile(aFile(), format).ok).toBe(false)
})

test('segments end in a carriage return and a line feed where the receiver reads lines', () => {
  const segments = segmentsOf(aFile(), formatOf({ segmentEnd: 'CRLF' }))
  expect(segments.slice(1).every(segment => segment.startsWith('\n'))).toBe(true)
})

test('ASCII only: folded with a warning for each field, refused where a letter has no form', () => {
  const file = aFullFile()
  expect(foldFile(file).warnings).toEqual([{ accession: 'TEST-A-2', field: 'family name' }])
  const segments = segmentsOf(file, formatOf({ characters: 'ascii' }))
  expect(segments.find(segment => segment.includes('TEST0002'))).toContain('TEST Angstrom^Synthetic')
  expect(segments.join('')).not.toContain('UNICODE')
  const japanese = aRecord({ patient: { familyName: 'TEST 山' } })
  expect(unfitFor(japanese, file, formatOf({ characters: 'ascii' }))).toMatch(
    /patient name holds a letter that has no form/,
  )
})

/** FT1 of a record by field number, from 0 for the name. */
function chargeFields(
  record: ChargeFile['records'][number],
  format: FileFormat,
): readonly (readonly string[])[] {
  return segmentsOf(aFile({ records: [record] }), format)
    .filter(segment => segment.startsWith('FT1'))
    .map(segment => segment.split('|'))
}

test('a credit says what was sent and names it, under a number of its own', () => {
  const [sent] = aFullFile().records
  if (!sent) throw new Error('No sample')
  const format = formatOf({ correctedLine: 'FT1-30' }, '2.5.1')
  const credit = numbered(creditOf(sent), line => line.correctsLineNumber?.replace('K7M0', 'K7M9') ?? '')
  const [before, after] = [chargeFields(sent, format), chargeFields(credit, format)]
  for (const [index, fields] of after.entries()) {
    for (const same of [4, 7, 10, 19, 20, 25, 26]) expect(fields[same]).toBe(before[index]?.[same])
    expect([fields[2], fields[6], fields[30]]).toEqual([
      before[index]?.[2]?.replace('K7M0', 'K7M9'),
      'CD',
      before[index]?.[2],
    ])
  }
})

test('the old number stands in a note where there is no FT1-30, and only behind a correction', () => {
  const sent = aRecord()
  const corrected = { ...sent, lines: [...sent.lines, aLine({ code: '19285' })] }
  let count = 5
  const replacement = numbered(replacementOf(sent, corrected), () => `K7M00000000${count++}`)
  const segments = segmentsOf(
    aFile({ records: [replacement] }),
    formatOf({ correctedLine: 'NTE', wrapper: 'none' }),
  )
  expect(names(segments)).toBe('MSH EVN PID PV1 FT1 NTE FT1 DG1')
  expect(segments[5]).toBe('NTE|1||CORRECTS K7M000000001')
})

test('a line is replaced once: the second of a code that was sent once is new', () => {
  const sent = aRecord()
  const { lines } = replacementOf(sent, { ...sent, lines: [aLine(), aLine()] })
  expect(lines.map(line => line.correctsLineNumber)).toEqual(['K7M000000001', null])
})

const FILL: Hl7Options['fill'] = [
  { field: 'FT1-13', kind: 'text', text: 'BI^Breast imaging^L' },
  { field: 'FT1-14', kind: 'fact', fact: 'deviceIdentifier' },
  { field: 'PV1-7', kind: 'fact', fact: 'performing' },
  { field: 'PV1-50', kind: 'fact', fact: 'accession' },
]

test('fields that the sheet wants are filled, with a text or with what the log knows', () => {
  const file = aFile({ records: [aRecord({ lines: [aLine({ deviceIdentifier: '00312345678906' })] })] })
  const segments = segmentsOf(file, formatOf({ fill: FILL, wrapper: 'none' }))
  expect(segments[3]).toBe(
    `PV1|1|O|22||||1234567893^TESTREADER^Synthetic${'^'.repeat(10)}NPI${'|'.repeat(12)}TESTVIS1${'|'.repeat(31)}TEST-A-1`,
  )
  const charge = segments[4]?.split('|') ?? []
  expect([charge[13], charge[14]]).toEqual(['BI^Breast imaging^L', '00312345678906'])
})

test.each([
  ['a text', 'BI^Breast', 'BX^Breast'],
  ['a fact that stands elsewhere too', '|TEST-A-1\r', '|TEST-A-2\r'],
  ['a fact that stands nowhere else', '|00312345678906|', '|00312345678913|'],
  ['a person', 'TESTREADER^Synthetic^^^^^^^^^^NPI|||', 'TESTOTHER^Synthetic^^^^^^^^^^NPI|||'],
])('a field that is filled with another value is found: %s', (_, from, to) => {
  const format = formatOf({ fill: FILL, wrapper: 'none' })
  const file = aFile({ records: [aRecord({ lines: [aLine({ deviceIdentifier: '00312345678906' })] })] })
  const written = writeFile(file, format)
  if (!written.ok) throw new Error(written.error.words)
  const text = written.value.toString('utf8')
  expect(text).toContain(from)
  expect(verifyFile(Buffer.from(text.replace(from, to), 'utf8'), file, format)).toMatchObject({ ok: false })
})

test('the sheet gives a line its charge code and its price, unless it has its own', () => {
  const charges = { '19283': { chargeCode: 'SITE9283', priceCents: 100, revenueCode: null } }
  const format = formatOf({ charges, chargeCode: 'charge-master', amounts: 'extended', wrapper: 'none' })
  const charged = (parts: Parameters<typeof aLine>[0]) => {
    const line =
      segmentsOf(aFile({ records: [aRecord({ lines: [aLine(parts)] })] }), format)[4]?.split('|') ?? []
    return [line[7], line[11]]
  }
  expect(charged({ units: 3 })).toEqual(['SITE9283^^L', '3.00'])
  expect(charged({ chargeCode: 'OWN', amountCents: 5 })).toEqual(['OWN^^L', '0.05'])
  const unpriced = aFile({ records: [aRecord({ lines: [aLine({ code: '19285' })] })] })
  expect(writeFile(unpriced, format)).toMatchObject({ ok: false, error: { field: 'FT1-11' } })
})
