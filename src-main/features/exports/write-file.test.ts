import { expect, test } from 'vitest'
import { aFile, aLine, aRecord } from './testing/charge-samples.ts'
import { unfitFor, writeFile } from './write-file.ts'

const HL7 = { kind: 'hl7', version: '2.3.1' } as const
const CSV = { kind: 'csv' } as const

test('a record that fits has nothing to say', () => {
  expect(unfitFor(aRecord(), aFile(), HL7)).toBeNull()
  expect(unfitFor(aRecord(), aFile(), CSV)).toBeNull()
})

test('what does not fit is said in words, with the widths and without the value', () => {
  const record = aRecord({ patient: { familyName: 'TEST'.repeat(12) } })
  expect(unfitFor(record, aFile(), HL7)).toBe(
    'Does not fit the file: the patient name takes 58 characters, HL7 2.3.1 allows 48.',
  )
})

test.each([HL7, CSV])('a control character is refused: $kind', format => {
  const record = aRecord({ accession: 'TEST\r1' })
  expect(unfitFor(record, aFile(), format)).toMatch(/control character/)
})

test('a CSV has room for four diagnoses a line, HL7 for more', () => {
  const lines = [aLine({ diagnoses: ['R92.0', 'R92.1', 'R92.8', 'Z80.3', 'Z85.3'] })]
  expect(unfitFor(aRecord({ lines }), aFile(), CSV)).toMatch(/more than four diagnoses/)
  expect(unfitFor(aRecord({ lines }), aFile(), HL7)).toBeNull()
})

test('the format decides the bytes', () => {
  const starts = [HL7, CSV].map(format => {
    const written = writeFile(aFile(), format)
    return written.ok ? written.value.subarray(0, 4).toString() : ''
  })
  expect(starts).toEqual(['FHS|', 'reco'])
})
