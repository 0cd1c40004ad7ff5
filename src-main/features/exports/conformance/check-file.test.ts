import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { adHocSheet } from '../destinations/ad-hoc-sheet.ts'
import { aSample, SAMPLES, SETTINGS, templateSheet } from '../destinations/testing/template-samples.ts'
import { aDesk, exportAll } from '../testing/a-desk.ts'
import { SEEDED_FILES } from './testing/seeded-files.ts'
import { checkFile } from './check-file.ts'

const check = (text: string | Buffer, sheet: InterfaceSheet) =>
  checkFile(typeof text === 'string' ? Buffer.from(text, 'utf8') : text, sheet, SETTINGS)

test.each(SAMPLES)('the sample of %s conforms', (_, sheet, { bytes, file }) => {
  expect(check(bytes, sheet)).toMatchObject({
    conforms: true,
    faults: [],
    counts: { messages: file.records.length, bytes: bytes.length },
  })
})

test.each(['csv', 'hl7'] as const)(
  'what a log really exports as %s conforms to the sheet of that export',
  async kind => {
    const desk = aDesk()
    await desk.complete(anEntry())
    const folder = mkdtempSync(join(tmpdir(), 'chargemark-test-'))
    try {
      await exportAll(desk, folder, kind)
      const names = readdirSync(folder)
      expect(names.length).toBeGreaterThan(0)
      const sheet = adHocSheet(kind === 'csv' ? { kind } : { kind, version: '2.3.1' })
      const settings = { ...SETTINGS, receivingFacility: '' }
      for (const name of names) {
        expect(checkFile(readFileSync(join(folder, name)), sheet, settings)).toMatchObject({ conforms: true })
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test.each(SEEDED_FILES)(
  '$sheet: $fault is found in line $line at $place',
  ({ sheet, change, line, place }) => {
    const whole = aSample(templateSheet(sheet)).bytes.toString('utf8')
    const changed = change(whole)
    expect(changed).not.toBe(whole)
    const { conforms, faults } = check(changed, templateSheet(sheet))
    expect(conforms).toBe(false)
    expect(faults).toContainEqual({ line, place, message: expect.any(String) })
  },
)

test('control numbers below the first one of the sheet are those of an earlier system', () => {
  const sheet = templateSheet('claims-837p')
  if (sheet.format.kind !== 'x12') throw new Error('It is X12')
  const begun = { ...sheet, format: { ...sheet.format, firstInterchange: 500_001 } }
  expect(check(aSample(begun).bytes, begun)).toMatchObject({ conforms: true })
  const { conforms, faults } = check(aSample(sheet).bytes, begun)
  const message = expect.stringContaining('is below 500001')
  expect([conforms, faults]).toEqual([
    false,
    [
      { line: 1, place: 'ISA13', message },
      { line: 2, place: 'GS06', message },
    ],
  ])
})

test('no fault says what stands in the file', () => {
  const sheet = templateSheet('billing-hl7')
  const changed = aSample(sheet)
    .bytes.toString('utf8')
    .replaceAll('TESTASTER', 'CANARY'.repeat(20))
    .replaceAll('F|', 'CANARYSEX|')
  expect(JSON.stringify(check(changed, sheet))).not.toContain('CANARY')
})

test('anything at all is answered, never thrown', () => {
  for (const [, sheet] of SAMPLES) {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('{"a":'),
      Buffer.from('ISA'),
      Buffer.from('MSH|'),
      Buffer.from('"\\x"'),
    ]) {
      expect(check(bytes, sheet).conforms).toBe(false)
    }
  }
})

test('of a file full of faults the first 200 are told', () => {
  const sheet = templateSheet('billing-hl7')
  const text = aSample(sheet).bytes.toString('utf8')
  const many = Array.from({ length: 300 }, () => 'ZZZ|1\r').join('')
  expect(check(text + many, sheet).faults).toHaveLength(200)
})
