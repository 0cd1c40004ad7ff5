import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChargeFile } from './charge-record.ts'
import type { FileFormat } from './file-format.ts'
import { aFile, aFullFile, aLine, aRecord } from './testing/charge-samples.ts'
import { countFile, verifyFile } from './verify-file.ts'
import { writeFile } from './write-file.ts'

const FORMATS: readonly FileFormat[] = [
  { kind: 'csv' },
  { kind: 'hl7', version: '2.3.1' },
  { kind: 'hl7', version: '2.5.1' },
]

function bytesOf(file: ChargeFile, format: FileFormat): Buffer {
  const written = writeFile(file, format)
  if (!written.ok) throw new Error(written.error.field)
  return written.value
}

test.each(FORMATS)('counts are taken from the bytes: $kind $version', format => {
  const file = aFullFile()
  const verified = verifyFile(bytesOf(file, format), file, format)
  expect(verified).toMatchObject({ ok: true, value: { messages: 2, lines: 3, units: 4 } })
})

/** Texts that a form lets through: printable, outer spaces gone, delimiters of every format likelier than by chance. */
const printable = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...'|^&~\\,"\'=+-@;F.br'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      {
        maxLength,
      },
    )
    .map(parts =>
      parts
        .join('')
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '')
        .trim(),
    )
    .filter(text => [...text].length <= maxLength)

const hostileFile = fc
  .record({
    mrn: printable(20),
    familyName: printable(20),
    givenName: printable(15),
    middleName: printable(8),
    accession: printable(16),
    account: printable(20),
    visit: printable(20),
    reader: printable(40),
  })
  .filter(({ mrn, familyName }) => mrn !== '' && familyName !== '')
  .map(({ mrn, familyName, givenName, middleName, reader, ...order }) =>
    aFile({
      records: [
        aRecord({
          ...order,
          patient: { mrn, familyName, givenName, middleName },
          performing: { npi: '1234567893', familyName: reader, givenName: 'Synthetic' },
        }),
      ],
    }),
  )

test.each(FORMATS)('hostile text comes back as it was in every field: $kind $version', format => {
  fc.assert(
    fc.property(hostileFile, file => {
      expect(verifyFile(bytesOf(file, format), file, format)).toMatchObject({ ok: true })
    }),
  )
})

const DIFFERENCES: readonly (readonly [string, ChargeFile])[] = [
  ['batch', aFile({ batch: 'K7M0000002' })],
  ['work and training', aFile({ training: true })],
  ['file number', aFile({ fileNumber: 'K7M-00002' })],
  ['claim', aFile({ claim: 'facility' })],
  ['chain', aFile({ chainHead: 'cd'.repeat(32) })],
  ['sessions', aFile({ records: [aRecord(), aRecord()] })],
  ['line', aFile({ records: [aRecord({ lines: [aLine(), aLine()] })] })],
  ['mrn', aFile({ records: [aRecord({ patient: { mrn: 'TEST0009' } })] })],
  ['familyName', aFile({ records: [aRecord({ patient: { familyName: 'TESTOTHER' } })] })],
  ['birthDate', aFile({ records: [aRecord({ patient: { birthDate: '1971-02-04' } })] })],
  ['sex', aFile({ records: [aRecord({ patient: { sex: 'male' } })] })],
  ['account', aFile({ records: [aRecord({ account: '' })] })],
  ['visit', aFile({ records: [aRecord({ visit: 'x' })] })],
  ['accession', aFile({ records: [aRecord({ accession: 'TEST-A-2' })] })],
  ['performedOn', aFile({ records: [aRecord({ performedOn: '2026-11-19' })] })],
  ['performedAt', aFile({ records: [aRecord({ performedAt: '' })] })],
  ['placeOfService', aFile({ records: [aRecord({ placeOfService: '21' })] })],
  ['referringNpi', aFile({ records: [aRecord({ referring: aRecord().performing })] })],
  ['lineNumber', aFile({ records: [aRecord({ lines: [aLine({ lineNumber: 'K7M000000002' })] })] })],
  ['chargeCode', aFile({ records: [aRecord({ lines: [aLine({ code: '19281' })] })] })],
  ['units', aFile({ records: [aRecord({ lines: [aLine({ units: 2 })] })] })],
  ['modifiers', aFile({ records: [aRecord({ lines: [aLine({ modifiers: ['LT'] })] })] })],
  ['diagnoses', aFile({ records: [aRecord({ lines: [aLine({ diagnoses: ['R92.1'] })] })] })],
]

test.each(DIFFERENCES.flatMap(([what, log]) => FORMATS.map(format => ({ what, log, format }))))(
  'a file that differs from the log in its $what is found out: $format',
  ({ log, format }) => {
    expect(verifyFile(bytesOf(aFile(), format), log, format).ok).toBe(false)
  },
)

test('a CSV file that names another device than the log is found out', () => {
  const log = aFile({ records: [aRecord({ lines: [aLine({ deviceIdentifier: '00312345678906' })] })] })
  expect(verifyFile(bytesOf(aFile(), { kind: 'csv' }), log, { kind: 'csv' }).ok).toBe(false)
})

test.each(FORMATS)('a file that lost or doubled a segment or row is found out: $kind $version', format => {
  const file = aFullFile()
  const end = format.kind === 'csv' ? '\r\n' : '\r'
  const parts = bytesOf(file, format).toString('utf8').split(end).slice(0, -1)
  for (const index of parts.keys()) {
    // EVN says nothing that the log knows, but its place is part of the grammar.
    const lost = parts.toSpliced(index, 1)
    const doubled = parts.toSpliced(index, 0, parts[index] ?? '')
    for (const changed of [lost, doubled]) {
      const bytes = Buffer.from(changed.map(part => part + end).join(''))
      expect(verifyFile(bytes, file, format).ok).toBe(false)
    }
  }
})

test.each(FORMATS)('a file cut short anywhere is found out: $kind $version', format => {
  const file = aFullFile()
  const bytes = bytesOf(file, format)
  for (let length = 0; length < bytes.length; length += 1) {
    expect(verifyFile(bytes.subarray(0, length), file, format).ok).toBe(false)
  }
})

test('any changed byte of a CSV row is found out by the hash', () => {
  const file = aFile()
  const bytes = bytesOf(file, { kind: 'csv' })
  const row = bytes.indexOf('\r\nD,') + 2
  for (let at = row; at < bytes.indexOf('\r\n', row); at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(countFile(changed, { kind: 'csv' }).ok).toBe(false)
  }
})

test('a trailer that declares other counts is found out', () => {
  const text = bytesOf(aFile(), { kind: 'hl7', version: '2.3.1' }).toString('utf8')
  for (const trailer of ['BTS|96||1~1', 'BTS|1||2~1', 'BTS|1||1~2', 'BTS|1']) {
    const bytes = Buffer.from(text.replace('BTS|1||1~1', trailer))
    expect(countFile(bytes, { kind: 'hl7', version: '2.3.1' }).ok).toBe(false)
  }
})
