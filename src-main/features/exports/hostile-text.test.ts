import fc from 'fast-check'
import { Fhir } from 'fhir'
import { Message } from 'node-hl7-client'
import { X12Parser, X12QueryEngine } from 'node-x12'
import { expect, test } from 'vitest'
import type { ChargeFile } from './charge-record.ts'
import type { FileFormat } from './file-format.ts'
import { aFile, aLine, aRecord } from './testing/charge-samples.ts'
import { delimitedSheet, EVERY_FORMAT, x12Sheet } from './testing/format-samples.ts'
import { verifyFile } from './verify-file.ts'
import { unfitFor, writeFile } from './write-file.ts'

/** Texts that a form lets through: printable, outer spaces gone, delimiters of every format likelier than by chance. */
const hostile = (maxLength: number, never: RegExp) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...'|^&~\\*:,;"\'=+-@<>{}[]F.br 0ÅßØ'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      { minLength: 1, maxLength },
    )
    .map(parts =>
      parts
        .join('')
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '')
        .replace(never, '')
        .trim(),
    )
    .filter(text => text !== '' && [...text].length <= maxLength)

/** A hostile text in every field that a person types or a scanner fills, without some characters. */
const hostileFileWithout = (never: RegExp) =>
  fc
    .record({
      mrn: hostile(20, never),
      familyName: hostile(20, never),
      givenName: hostile(15, never),
      middleName: hostile(8, never),
      accession: hostile(16, never),
      account: hostile(20, never),
      visit: hostile(20, never),
      reader: hostile(40, never),
      readerGiven: hostile(20, never),
      chargeCode: hostile(8, never),
      deviceIdentifier: hostile(60, never),
    })
    .map(
      ({
        mrn,
        familyName,
        givenName,
        middleName,
        reader,
        readerGiven,
        chargeCode,
        deviceIdentifier,
        ...order
      }) =>
        aFile({
          records: [
            aRecord({
              ...order,
              patient: { mrn, familyName, givenName, middleName },
              performing: { npi: '1234567893', familyName: reader, givenName: readerGiven },
              lines: [aLine({ chargeCode, deviceIdentifier })],
            }),
          ],
        }),
    )

const NOTHING = /$^/g
const hostileFile = hostileFileWithout(NOTHING)
const BEYOND_ASCII = /[^\u0020-\u007e]/g
const BEYOND_X12 = /[^A-Za-z0-9 !"&'()+,\-./;?=%@[\]_{}\\|<>#$]/g

function bytesOf(file: ChargeFile, format: FileFormat): Buffer {
  const written = writeFile(file, format)
  if (!written.ok) throw new Error(written.error.words)
  return written.value
}

const isUnfit = (file: ChargeFile, format: FileFormat) =>
  file.records.some(record => unfitFor(record, file, format) !== null)

/** An 837 knows a subscriber for whatever MRN the text makes. */
function formatFor(file: ChargeFile, format: FileFormat): FileFormat {
  if (format.kind !== 'x12') return format
  const [known] = Object.values(x12Sheet().subscribers)
  if (!known) throw new Error('No sample')
  return { kind: 'x12', options: x12Sheet({ subscribers: { [file.records[0]?.patient.mrn ?? '']: known } }) }
}

test.each(Object.entries(EVERY_FORMAT))(
  '%s: hostile text comes back as it was, or the session is withheld',
  (_, sample) => {
    fc.assert(
      fc.property(hostileFile, file => {
        const format = formatFor(file, sample)
        const written = writeFile(file, format)
        expect(written.ok).toBe(!isUnfit(file, format))
        if (written.ok) expect(verifyFile(written.value, file, format)).toMatchObject({ ok: true })
      }),
    )
  },
)

test('formats that can carry any text withhold nothing', () => {
  const carriesAll: readonly FileFormat[] = [
    { kind: 'csv' },
    { kind: 'columns', options: delimitedSheet() },
    ...Object.values(EVERY_FORMAT).filter(({ kind }) => kind === 'fhir'),
  ]
  fc.assert(
    // Odd spaces in a charge code are the one thing that FHIR has no place for.
    fc.property(hostileFileWithout(/[^\S ]| (?= )/g), file => {
      for (const format of carriesAll) expect(isUnfit(file, format)).toBe(false)
    }),
  )
})

test('node-hl7-client decodes the same names', () => {
  fc.assert(
    fc.property(hostileFile, file => {
      const format: FileFormat = { kind: 'hl7', version: '2.5.1' }
      fc.pre(!isUnfit(file, format))
      const [, , ...segments] = bytesOf(file, format).toString('utf8').split('\r').slice(0, -3)
      const message = new Message({ text: segments.join('\r') })
      const patient = file.records[0]?.patient
      expect(message.get('PID.5.1').toString()).toBe(patient?.familyName)
      expect(message.get('PID.5.2').toString()).toBe(patient?.givenName)
      expect(message.get('PID.3.1').toString()).toBe(patient?.mrn)
    }),
  )
})

test('text of the characters of a format is never withheld and comes back as it was', () => {
  const named = (name: string) => EVERY_FORMAT[name] ?? { kind: 'csv' as const }
  const cases = [
    [named('837'), BEYOND_X12],
    [named('fixed width'), BEYOND_ASCII],
    [named('HL7 2.3.1, every option'), BEYOND_ASCII],
  ] as const
  for (const [sample, never] of cases) {
    fc.assert(
      fc.property(hostileFileWithout(never), file => {
        const format = formatFor(file, sample)
        expect(verifyFile(bytesOf(file, format), file, format)).toMatchObject({ ok: true })
      }),
    )
  }
})

test('node-x12 reads the same names', () => {
  fc.assert(
    fc.property(hostileFileWithout(BEYOND_X12), file => {
      const format = formatFor(file, { kind: 'x12', options: x12Sheet() })
      const interchange = new X12Parser(true).parse(bytesOf(file, format).toString('latin1'))
      if (!('functionalGroups' in interchange)) throw new Error('One interchange was written')
      const [name] = new X12QueryEngine().query(interchange, 'NM103:NM101["IL"]')
      expect(name?.value).toBe(file.records[0]?.patient.familyName)
    }),
  )
})

test('the fhir validator takes every text', () => {
  const validator = new Fhir()
  const format = EVERY_FORMAT['FHIR Bundle']
  if (!format) throw new Error('No sample')
  fc.assert(
    fc.property(hostileFile, file => {
      fc.pre(!isUnfit(file, format))
      expect(validator.validate(JSON.parse(bytesOf(file, format).toString('utf8'))).valid).toBe(true)
    }),
    { numRuns: 20 },
  )
})
