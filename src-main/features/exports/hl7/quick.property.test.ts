import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HL7_VERSIONS, type Hl7Version } from '#shared/contract/exports.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'
import type { ChargeRecord } from '../charge-record.ts'
import { aFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { hl7Sheet as optionsOf } from '../testing/format-samples.ts'
import { renderMessage } from './batch-file.ts'
import { frameOf } from './dft-message.ts'
import { hl7Sheet } from './dialect.ts'
import { contentOf, parseHl7 } from './parse-hl7.ts'
import { quickMessages } from './quick-message.ts'
import { quickReader } from './quick-read.ts'
import { messageReader } from './read-message.ts'

/** Mostly what a desk types; now and then a delimiter, a letter beyond ASCII, too much, or nothing. */
const typed = (most: number) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.stringMatching(/^[A-Z0-9][A-Z0-9 .'-]{0,9}$/).map(text => text.trim()) },
    { weight: 1, arbitrary: fc.constantFrom('', 'A|B', 'A^B', '~', '&', '\\E\\', 'Ä', 'A\nB', 'A  B') },
    { weight: 1, arbitrary: fc.constantFrom('X'.repeat(most), 'X'.repeat(most + 1)) },
  )

const line = fc
  .record({
    code: fc.constantFrom('19283', '19284', 'A4648', '0075T', '77066'),
    units: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(1, 2) },
      { weight: 1, arbitrary: fc.constant(9_999_999) },
    ),
    modifiers: fc.subarray(['XS', 'RT', '26', '59']),
    diagnoses: fc.oneof(
      { weight: 9, arbitrary: fc.subarray(['R92.0', 'Z80.3', 'N63.10'], { minLength: 1 }) },
      { weight: 1, arbitrary: fc.constantFrom([], ['R92.0', 'R^2']) },
    ),
    chargeCode: fc.option(typed(80)),
    amountCents: fc.option(fc.integer({ min: 1, max: 99_999_999 }), { freq: 9 }),
    transaction: fc.constantFrom('charge' as const, 'credit' as const),
    correctsLineNumber: fc.option(fc.constant('K7M000000001')),
  })
  .map(parts => aLine({ ...parts, lineNumber: 'K7M000000042' }))

const person = fc.record({
  npi: fc.constantFrom('1999000019', ''),
  familyName: typed(60),
  givenName: typed(40),
})

const record: fc.Arbitrary<ChargeRecord> = fc
  .record({
    mrn: typed(20),
    familyName: typed(48),
    givenName: typed(30),
    middleName: typed(20),
    sex: fc.constantFrom('female' as const, 'male' as const, 'other' as const, 'unknown' as const),
    order: fc.record({ accession: typed(22), account: typed(20), visit: typed(20) }),
    placeOfService: fc.constantFrom('22', '21', '23', '11'),
    performedAt: fc.constantFrom('', '09:10'),
    performing: person,
    referring: fc.option(person),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  })
  .map(({ mrn, familyName, givenName, middleName, sex, order, ...rest }) =>
    aRecord({ ...order, ...rest, patient: { mrn, familyName, givenName, middleName, sex } }),
  )

const options: fc.Arbitrary<Hl7Options> = fc
  .record({
    segmentEnd: fc.constantFrom('CR' as const, 'CRLF' as const),
    chargeCode: fc.constantFrom('procedure' as const, 'charge-master' as const),
    amounts: fc.constantFrom('none' as const, 'extended' as const),
    characters: fc.constantFrom('utf-8' as const, 'ascii' as const),
  })
  .map(optionsOf)

const version = fc.constantFrom(...HL7_VERSIONS)
const file = aFile({ records: [] })

function bothWays(given: ChargeRecord, of: Hl7Version, how: Hl7Options) {
  const sheet = hl7Sheet(of, how)
  const quick = quickMessages(file, sheet)?.(given, 7) ?? null
  const long = renderMessage(given, { file, sheet, frame: frameOf(file, sheet), position: 7 })
  return { quick, long }
}

test('a message that is written in one piece is the one that is written field by field', () => {
  let written = 0
  fc.assert(
    fc.property(record, version, options, (given, of, how) => {
      const { quick, long } = bothWays(given, of, how)
      if (quick === null) return
      written += 1
      expect(long).toEqual({ ok: true, value: quick })
    }),
    { numRuns: 3_000 },
  )
  expect(written).toBeGreaterThan(300)
})

test.each(HL7_VERSIONS)('an ordinary message of %s is written and read in one piece', of => {
  const ordinary = aRecord({ lines: [aLine({ lineNumber: 'K7M000000042' })] })
  const { quick, long } = bothWays(ordinary, of, optionsOf({}))
  expect(long).toEqual({ ok: true, value: quick })
  expect(quickReader(of, optionsOf({}))?.(quick ?? '', 0)?.lines).toHaveLength(1)
})

const APART: readonly Partial<Hl7Options>[] = [
  { fill: [{ field: 'PID-2', kind: 'text', text: 'X' }] },
  { procedures: { functionalType: 'P' } },
  { diagnoses: 'each-charge' },
  { correctedLine: 'NTE' },
]

test.each(APART)('a sheet with segments or fields of its own goes the long way: %j', parts => {
  expect(quickMessages(file, hl7Sheet('2.5.1', optionsOf(parts)))).toBeNull()
  expect(quickReader('2.5.1', optionsOf(parts))).toBeNull()
})

const change = fc.record({
  at: fc.nat(),
  much: fc.integer({ min: 0, max: 2 }),
  text: fc.oneof(
    fc.constantFrom('', '|', '^', '~', '&', '\\', '\r', '\n', '0', 'A', 'DG1', 'FT1', 'L', 'Ä', '\u0001'),
    fc.constantFrom('\rZZZ|1', '\rDG1|1|I10|R92.0^^I10|||F|||||||||1', '^^I10', '\\F\\', 'MSH|', 'EVN|P03|'),
  ),
})

test('what is read in one piece is what is read segment by segment, whatever stands in the message', () => {
  let read = 0
  fc.assert(
    fc.property(record, version, options, fc.array(change, { maxLength: 2 }), (given, of, how, changes) => {
      const { long } = bothWays(given, of, how)
      if (!long.ok) return
      const bytes = changes.reduce((text, { at, much, text: put }) => {
        const place = at % text.length
        return text.slice(0, place) + put + text.slice(place + much)
      }, long.value)
      const end = how.segmentEnd === 'CR' ? '\r' : '\r\n'
      const content = contentOf(Buffer.from(bytes, 'utf8'), end)
      const quick = content.ok ? (quickReader(of, how)?.(content.value.text, 0) ?? null) : null
      if (quick === null) return
      read += 1
      const segments = parseHl7(Buffer.from(bytes.slice(0, quick.end), 'utf8'), end)
      const slow = segments.ok ? messageReader(of, how).read(segments.value) : segments
      const { control, processing, lines } = quick
      expect(slow).toEqual({ ok: true, value: { control, processing, lines } })
    }),
    { numRuns: 6_000 },
  )
  expect(read).toBeGreaterThan(600)
})
