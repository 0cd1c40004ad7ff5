import { expect, test } from 'vitest'
import { loadedBy } from './testing/source-imports.ts'

const EXPORTS = 'src-main/features/exports'

/** Each format: what writes a charge file, and what reads it back. */
const FORMATS = [
  ['hl7/batch-file.ts', 'hl7/read-hl7-file.ts'],
  ['csv/csv-file.ts', 'csv/read-csv-file.ts'],
  ['x12/interchange.ts', 'x12/read-x12-file.ts'],
  ['fhir/fhir-file.ts', 'fhir/read-fhir-file.ts'],
  ['columns/column-file.ts', 'columns/read-column-file.ts'],
] as const

test.each(FORMATS)('%s is read back by code that it shares nothing with: %s', (writer, reader) => {
  const writing = loadedBy(`${EXPORTS}/${writer}`)
  const reading = loadedBy(`${EXPORTS}/${reader}`)
  // What is agreed with a receiver, by its name, is the same for both.
  const shared = [...reading].filter(path => writing.has(path) && !path.startsWith('src-shared/'))
  expect(shared).toEqual([])
})
