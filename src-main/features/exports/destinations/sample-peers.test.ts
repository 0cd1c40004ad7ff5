import { parse } from 'csv-parse/sync'
import { FileBatch } from 'node-hl7-client'
import { X12Parser } from 'node-x12'
import { expect, test } from 'vitest'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Family } from '../testing/faults/fault.ts'
import { PEERS } from '../testing/faults/peers.ts'
import { pythonIsInstalled, refusedByPython } from '../testing/faults/python-peers.ts'
import { verifyFile } from '../verify-file.ts'
import { aSample, SAMPLES, templateSheet } from './testing/template-samples.ts'

function familyOf({ format }: InterfaceSheet): Family | null {
  switch (format.kind) {
    case 'hl7':
      return 'hl7'
    case 'x12':
      return 'x12'
    case 'fhir':
      return 'bundle'
    default:
      return null
  }
}

test.each(SAMPLES)('the sample of %s holds what was meant, by our own reader', (_, __, sample) => {
  expect(verifyFile(sample.bytes, sample.file, sample.format)).toMatchObject({ ok: true })
})

test.each(SAMPLES)('the sample of %s is taken by readers that are not ours', (_, sheet, { bytes }) => {
  const family = familyOf(sheet)
  const readers = PEERS.filter(({ reads }) => family !== null && reads.includes(family))
  expect(readers.filter(({ refuses }) => refuses(bytes)).map(({ name }) => name)).toEqual([])
})

test.runIf(pythonIsInstalled)(
  'python3-hl7 and the csv module of Python take every sample that is theirs',
  () => {
    const theirs = SAMPLES.flatMap(([name, { format }, { bytes }]) => {
      const delimiter = format.kind === 'columns' ? format.delimiter : ','
      const isRows = format.kind === 'csv' || (format.kind === 'columns' && format.layout === 'delimited')
      if (format.kind !== 'hl7' && !isRows) return []
      const reader = format.kind === 'hl7' ? ('hl7' as const) : ('csv' as const)
      return [{ name, test: { bytes: bytes.toString('hex'), reader, delimiter } }]
    })
    expect(theirs.length).toBeGreaterThan(5)
    expect(refusedByPython(theirs.map(one => one.test))).toEqual(theirs.map(() => false))
  },
)

test.each(['billing-hl7', 'billing-hl7-251'])('%s: node-hl7-client finds the lines of the sample', id => {
  const { bytes, file } = aSample(templateSheet(id))
  const messages = new FileBatch({ text: bytes.toString('utf8') }).messages()
  expect(messages).toHaveLength(file.records.length)
  const numbers = bytes
    .toString('utf8')
    .split('\r')
    .filter(segment => segment.startsWith('FT1|'))
    .map(segment => segment.split('|')[2])
  expect(numbers).toEqual(file.records.flatMap(({ lines }) => lines.map(({ lineNumber }) => lineNumber)))
})

test('csv-parse finds a row for every line of the CSV sample', () => {
  const { bytes, file } = aSample(templateSheet('billing-csv'))
  const rows: readonly Record<string, string>[] = parse(bytes, { columns: true })
  const lines = file.records.flatMap(record => record.lines)
  expect(rows.filter(row => row.record_type === 'D').map(row => row.cpt)).toEqual(
    lines.map(({ code }) => code),
  )
  expect(rows.at(-1)?.line_id).toBe(String(lines.length))
})

test.each(['claims-837p', 'claims-837i'])('%s: node-x12 finds the claims of the sample', id => {
  const { bytes, file } = aSample(templateSheet(id))
  const parsed = new X12Parser(true).parse(bytes.toString('latin1'))
  const segments = bytes
    .toString('latin1')
    .split('~')
    .filter(segment => segment.startsWith('CLM*'))
  expect(parsed).toBeDefined()
  expect(segments).toHaveLength(file.records.length)
})

test.each(SAMPLES)(
  'the sample of %s says that its patients are invented, and names nobody else',
  (_, sheet, sample) => {
    const text = sample.bytes.toString('utf8')
    expect(sample.name).toContain('TRAINING')
    for (const [name = ''] of text.matchAll(/(?<=familyName|last|"family":"|NM1\*IL\*1\*|\|)TEST[A-ZÅÖ]+/g)) {
      expect(name.startsWith('TEST')).toBe(true)
    }
    const mark = { hl7: '|T|', csv: ',TRAINING', columns: 'TRAINING', x12: '*0*T*:', fhir: 'HTEST' }[
      sheet.format.kind
    ]
    const hasNoPlace = sheet.format.kind === 'columns' && sheet.format.envelope === 'none'
    if (!hasNoPlace) expect(text).toContain(mark)
  },
)

test('the same sheet gives the same sample, byte for byte', () => {
  for (const [, sheet, { claim, bytes }] of SAMPLES)
    expect(aSample(sheet, claim).bytes.equals(bytes)).toBe(true)
})
