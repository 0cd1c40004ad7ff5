import { expect, test } from 'vitest'
import type { ChargeFile } from './charge-record.ts'
import { numbered } from './charge-record.ts'
import { creditOf, replacementOf } from './corrections.ts'
import type { FileFormat } from './file-format.ts'
import { aFile, aFullFile, aLine, aRecord } from './testing/charge-samples.ts'
import { EVERY_FORMAT, x12Sheet } from './testing/format-samples.ts'
import { verifyFile } from './verify-file.ts'
import { unfitFor, writeFile } from './write-file.ts'

const FORMATS = Object.entries(EVERY_FORMAT)

function bytesOf(file: ChargeFile, format: FileFormat): Buffer {
  const written = writeFile(file, format)
  if (!written.ok) throw new Error(written.error.words)
  return written.value
}

/** The full file in ASCII, which every format can carry. */
function anAsciiFile(parts: Partial<ChargeFile> = {}): ChargeFile {
  const file = aFullFile()
  const records = file.records.map(record => ({
    ...record,
    patient: { ...record.patient, familyName: record.patient.familyName.replace('Å', 'A').replace('ö', 'o') },
  }))
  return { ...file, records, ...parts }
}

test.each(FORMATS)('%s: counts are taken from the bytes', (_, format) => {
  const file = anAsciiFile()
  expect(verifyFile(bytesOf(file, format), file, format)).toMatchObject({
    ok: true,
    value: { messages: 2, lines: 3, units: 4 },
  })
})

test.each(FORMATS)('%s: a file of the other claim is read as that', (_, format) => {
  const file = anAsciiFile({ claim: 'facility' })
  const facility = {
    ...file,
    records: file.records.map(record => ({ ...record, claim: 'facility' as const })),
  }
  expect(verifyFile(bytesOf(facility, format), facility, format)).toMatchObject({ ok: true })
})

const WITHOUT_837 = FORMATS.filter(([, { kind }]) => kind !== 'x12')

/** A session that was sent, taken back and charged anew with another modifier. */
function aCorrection(): ChargeFile {
  const sent = aRecord({ lines: [aLine(), aLine({ lineNumber: 'K7M000000002', code: '19284' })] })
  let count = 10
  const number = () => `K7M0000000${count++}`
  const corrected = {
    ...sent,
    lines: sent.lines.map(line => ({ ...line, modifiers: ['LT'], side: 'left' as const })),
  }
  const credit = numbered(creditOf(sent), number)
  return aFile({ records: [credit, numbered(replacementOf(sent, corrected), number)] })
}

test.each(WITHOUT_837)('%s: a credit and its replacement come back as that', (_, format) => {
  const file = aCorrection()
  expect(verifyFile(bytesOf(file, format), file, format)).toMatchObject({
    ok: true,
    value: { messages: 2, lines: 4 },
  })
})

test('an 837 takes nothing back', () => {
  const format = EVERY_FORMAT['837']
  const [credit] = aCorrection().records
  if (!format || !credit) throw new Error('No sample')
  expect(unfitFor(credit, aFile(), format)).toMatch(/837 replaces whole claims/)
})

test.each(FORMATS)('%s: the same batch gives the same bytes', (_, format) => {
  expect(bytesOf(anAsciiFile(), format).equals(bytesOf(anAsciiFile(), format))).toBe(true)
})

/** A sheet of tests marks everything as one, and columns have no place for it but the H row. */
const MARKED = FORMATS.filter(([name]) => !['HL7 2.3.1, every option', '837'].includes(name))

test.each(MARKED)('%s: a training file is not taken for work, nor work for training', (_, format) => {
  const [work, training] = [anAsciiFile(), anAsciiFile({ training: true })]
  expect(verifyFile(bytesOf(training, format), training, format)).toMatchObject({ ok: true })
  expect(verifyFile(bytesOf(training, format), work, format).ok).toBe(false)
  expect(verifyFile(bytesOf(work, format), training, format).ok).toBe(false)
})

test('an 837 of training goes out as a test, whatever the sheet says', () => {
  const format = { kind: 'x12', options: x12Sheet({ usage: 'P' }) } as const
  const training = anAsciiFile({ training: true })
  const bytes = bytesOf(training, format)
  expect(bytes.toString('latin1').slice(0, 106)).toMatch(/\*0\*T\*:~$/)
  expect(verifyFile(bytes, training, format).ok).toBe(true)
  expect(verifyFile(bytes, anAsciiFile(), format).ok).toBe(false)
})

const ENDS = /\r\n|[\r\n~]/

test.each(FORMATS)('%s: a file that lost or doubled a part is found out', (_, format) => {
  const file = anAsciiFile()
  const text = bytesOf(file, format).toString('utf8')
  const end = ENDS.exec(text)?.[0] ?? ''
  const separator = format.kind === 'x12' ? '~' : end
  const parts = text.split(separator).slice(0, -1)
  for (const index of parts.keys()) {
    const lost = parts.toSpliced(index, 1)
    const doubled = parts.toSpliced(index, 0, parts[index] ?? '')
    for (const changed of [lost, doubled]) {
      const bytes = Buffer.from(changed.map(part => part + separator).join(''))
      expect(verifyFile(bytes, file, format).ok, `part ${index}`).toBe(false)
    }
  }
})

test.each(FORMATS)('%s: a file cut short anywhere is found out', (_, format) => {
  const file = anAsciiFile()
  const bytes = bytesOf(file, format)
  for (let length = 0; length < bytes.length; length += 1) {
    expect(verifyFile(bytes.subarray(0, length), file, format).ok, `${length} bytes`).toBe(false)
  }
})
