import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ChargeFile } from './charge-record.ts'
import { aFile, aLine, aRecord } from './testing/charge-samples.ts'
import { EVERY_FORMAT, x12Sheet } from './testing/format-samples.ts'
import { writeFile } from './write-file.ts'

/** Twelve sessions of five lines and two patients, among them delimiters and credits where the format takes them. */
function aLongerFile(isPlain: boolean): ChargeFile {
  return aFile({
    records: Array.from({ length: 12 }, (_, at) =>
      aRecord({
        accession: `TEST-A-${at}`,
        patient: {
          mrn: at % 2 === 0 ? 'TEST0001' : 'TEST0002',
          familyName: isPlain ? 'TESTROE' : 'TEST&ROE',
        },
        placeOfService: at % 3 === 0 ? '21' : '22',
        lines: Array.from({ length: 5 }, (_one, line) =>
          aLine({
            lineNumber: `K7M${String(at * 5 + line + 1).padStart(9, '0')}`,
            code: line === 0 ? '19283' : '19284',
            units: line + 1,
            modifiers: ['XS', 'RT'].slice(0, line % 3),
            diagnoses: ['R92.0', 'Z80.3'].slice(0, 1 + (line % 2)),
            ...(isPlain || at !== 7
              ? {}
              : { transaction: 'credit', correctsLineNumber: `K7M00000090${line}` }),
          }),
        ),
      }),
    ),
  })
}

/** What these charges were written as when each format was new. Other bytes would make a batch two. */
const BYTES: Readonly<Record<string, string>> = {
  '837': '00966b8b5b4ae3df77845d93c4f0fff4',
  'HL7 2.3.1': '4e6084988230d76136ca8094c0d811fd',
  'HL7 2.5.1': '78186f0bce791908fbca10b89f5e1317',
  'HL7 2.3.1, every option': 'd2687ca4b9aa1c4d2b8aa35acfdb6669',
  'HL7 2.5.1, bare': '7eb6b6cced890c1ea66ff860dce07465',
  CSV: '894b35cab7a1ae2b95e93e64845e682c',
  'chosen columns': '571eb876383f95ded77651b4902c8dee',
  'fixed width': 'ee0df0bad073abb51e3cb8d3e5b891ee',
  'FHIR Bundle': '18e7fd28f3d12cfef60969f0c3d68701',
  'FHIR NDJSON': 'eb394714235c7340bdb98eba37e19feb',
}

test.each(Object.entries(EVERY_FORMAT))('%s: the same charges are the same bytes as ever', (name, format) => {
  const sent = format.kind === 'x12' ? { ...format, options: x12Sheet({ claimsPerSet: 5 }) } : format
  const bytes = writeFile(aLongerFile(format.kind === 'x12'), sent)
  if (!bytes.ok) throw new Error(bytes.error.words)
  expect(createHash('sha256').update(bytes.value).digest('hex').slice(0, 32)).toBe(BYTES[name])
})
