import { expect, test } from 'vitest'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodingSession } from '#shared/domain/coding-session.ts'
import { assignCharges } from '#main/features/coding/index.ts'
import { aLesion, aPlacement, aSession } from '#main/features/coding/testing/a-session.ts'
import type { PlainFile } from './testing/plain-formats.ts'
import { addOns, diagnoses, limits, pairs, partFile, supplies, wholeFile } from './testing/rows-of.ts'
import { tempReference } from './testing/temp-reference.ts'

const AUGUST = '2026-08-01' as IsoDate

/** The answer to a session of 1 August 2026 with these files loaded. */
async function coded(given: Partial<CodingSession>, ...files: readonly PlainFile[]) {
  const reference = tempReference()
  const state = await reference.load(Object.fromEntries(files.map((file, index) => [`file-${index}`, file])))
  if (state.kind !== 'done') throw new Error(JSON.stringify(state))
  return assignCharges(aSession({ serviceDate: AUGUST, ...given }), reference.coding)
}

const TWO_GUIDANCES = {
  lesions: [
    aLesion({ placement: aPlacement() }),
    aLesion({ id: 'B', placement: aPlacement({ guidance: 'ultrasound' }) }),
  ],
}
const ONE_WIRE = { lesions: [aLesion({ placement: aPlacement() })] }
const diagnosed = (...codes: readonly string[]) => codes.map(code => ({ code, lesions: [] }))

test('diagnoses are checked against the edition of the date of service, which is named', async () => {
  const { findings, reference, decision } = await coded(
    { ...ONE_WIRE, diagnoses: diagnosed('R92.1', 'R92', 'C50.A1', 'R92.9') },
    wholeFile('icd-10-cm', '2025-10-01', diagnoses(['R921', true], ['R92', false])),
    wholeFile('icd-10-cm', '2026-10-01', diagnoses(['R921', true], ['C50A1', true])),
  )
  const edition = 'ICD-10-CM diagnoses, in force 2025-10-01'
  expect(reference.icd10Cm).toBe(edition)
  expect(decision).toBe('ready')
  expect(
    findings
      .filter(({ source }) => source === edition)
      .map(({ rule, severity, text }) => [rule, severity, text]),
  ).toEqual([
    ['diagnosis/heading', 'warn', 'R92 is a heading: a code below it says more.'],
    [
      'diagnosis/not-in-force',
      'warn',
      'C50.A1 cannot be used on the date of service; it is in ICD-10-CM diagnoses, in force 2026-10-01.',
    ],
    ['diagnosis/unknown', 'warn', 'R92.9 is not in ICD-10-CM: check the code.'],
  ])
  expect(findings.map(({ rule }) => rule)).not.toContain('reference/diagnoses-not-checked')
})

test('a supply that is in force is charged without a warning, another with one', async () => {
  const given = { supplies: ['C1819', 'C9999', 'C1000'].map(code => ({ code, units: 1 })) }
  const { lines, findings } = await coded(
    given,
    wholeFile('hcpcs', '2026-07-01', supplies({ code: 'C1819' }, { code: 'C1000', terminated: 20251231 })),
  )
  expect(lines.map(({ code, because }) => [code, because[0]?.source])).toEqual(
    ['C1819', 'C9999', 'C1000'].map(code => [code, 'HCPCS level II, in force 2026-07-01']),
  )
  expect(findings.filter(({ rule }) => rule === 'supply/not-known').map(({ text }) => text)).toEqual([
    'Supply C9999 is not in HCPCS level II: check the code.',
    'Supply C1000 is not in force on the date of service: check the code.',
  ])
})

test('an add-on whose primaries the contractor defines is warned of, one with listed primaries blocks', async () => {
  const given = { excisions: [{ code: '11111', side: 'right' as const, units: 1 }] }
  const file = (type: 1 | 3) =>
    wholeFile('add-on', '2026-07-01', addOns({ addOn: '11111', primary: '22222', type }))
  const open = await coded(given, file(3))
  expect(open.findings.find(({ rule }) => rule === 'add-on/primary-not-known')?.severity).toBe('warn')
  expect([open.decision, (await coded(given, file(1))).decision]).toEqual(['ready', 'blocked'])
})

test('a pair edit of the loaded edition marks a line, and its source is that edition', async () => {
  const edit = wholeFile('ptp-practitioner', '2026-07-01', pairs({ column1: '19283', column2: '19285' }))
  const { lines } = await coded(TWO_GUIDANCES, edit)
  expect(lines.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([
    ['19283', 'RT'],
    ['19285', 'XS', 'RT'],
  ])
  expect(lines[1]?.because.at(-1)?.source).toBe(
    'NCCI pair edits, practitioner, in force 2026-07-01, 19283/19285',
  )
})

test('while a part of the pair edits is missing, codes that stand in it are said to be unchecked', async () => {
  const part = partFile(
    'ptp-practitioner',
    '2026-07-01',
    [1, 4],
    pairs({ column1: '00100', column2: '19285' }),
  )
  const { findings } = await coded(TWO_GUIDANCES, part)
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['ptp/no-data', 'reference/incomplete-edition']),
  )
})

test('a code without a limit in the loaded table is no data, and the table is named', async () => {
  const { findings } = await coded(
    ONE_WIRE,
    wholeFile('mue-practitioner', '2026-07-01', limits(['19285', 1, 2])),
  )
  expect(findings.find(({ rule }) => rule === 'mue/no-data')).toMatchObject({
    severity: 'warn',
    source: 'Unit limits (MUE), practitioner, in force 2026-07-01',
  })
})
