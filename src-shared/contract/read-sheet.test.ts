import { expect, test } from 'vitest'
import hl7 from '#resources/destinations/hl7-2.3.1.json' with { type: 'json' }
import fixedWidth from '#resources/destinations/fixed-width.json' with { type: 'json' }
import professional from '#resources/destinations/837p.json' with { type: 'json' }
import { readSheet, readSheetText } from './read-sheet.ts'

/** The problems of a sheet that is a template but for one value at a path; `undefined` takes the field out. */
function problemsWith(path: string, value: unknown, template: { readonly sheet: object } = hl7) {
  const sheet = structuredClone(template.sheet)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let at = sheet as Record<string, unknown>
  for (const key of keys) at = at[key] as Record<string, unknown>
  if (value === undefined) delete at[last]
  else at[last] = value
  const read = readSheet(sheet)
  return read.ok ? [] : read.error
}

test('a template is a sheet', () => {
  expect(readSheet(hl7.sheet)).toMatchObject({ ok: true })
})

test('a key that is no part of a sheet is refused with its place, at any depth', () => {
  for (const path of ['recipient', 'delivery.retries', 'format.mllp', 'format.transactionTypes.void']) {
    expect(problemsWith(path, 'x')).toEqual([
      { path, message: expect.stringContaining('no part of a sheet') },
    ])
  }
})

test('a field that is not there is called missing, with what it may be', () => {
  expect(problemsWith('mode', undefined)).toEqual([
    { path: 'mode', message: 'This is missing. One of these is needed: "test", "production"' },
  ])
  expect(problemsWith('format.sendingApplication', undefined)).toEqual([
    { path: 'format.sendingApplication', message: 'This is missing. A template shows what goes here.' },
  ])
})

const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['sheet', 2],
  ['id', 'Billing'],
  ['id', '../etc'],
  ['id', ''],
  ['name', ' '],
  ['name', 'a\nb'],
  ['name', 'x'.repeat(61)],
  ['mode', 'live'],
  ['claims', 'all'],
  ['delivery.folder', 'charges'],
  ['delivery.folder', '\\\\'],
  ['delivery.folder', '/srv/\u0000'],
  ['delivery.tempFolder', 7],
  ['delivery.fileName', 'CHARGES.hl7'],
  ['delivery.fileName', '{workstation}_{number}'],
  ['delivery.fileName', '../{workstation}{number}.hl7'],
  ['delivery.fileName', '{workstation}{number}{patient}.hl7'],
  ['delivery.fileName', `${'x'.repeat(60)}{workstation}{number}.hl7`],
  ['delivery.fileName', '{workstation}{number}.HL7'],
  ['delivery.answerFolders', ['/a', '/a']],
  ['delivery.answerFolders', 'none'],
  ['delivery.schedule', { kind: 'daily', at: ['24:00'], days: ['mon'] }],
  ['delivery.schedule', { kind: 'daily', at: ['17:30', '17:30'], days: ['mon'] }],
  ['delivery.schedule', { kind: 'daily', at: ['17:30'], days: [] }],
  ['delivery.schedule', { kind: 'weekly' }],
  ['format', { kind: 'pdf' }],
  ['format', null],
  ['format.version', '2.4'],
  ['format.sendingApplication', 'A|B'],
  ['format.receivingFacility', 'sixteen letters.'],
  ['format.receivingFacility', ' LEADING'],
  ['format.wrapper', 'envelope'],
  ['format.transactionTypes', { charge: 'CG', credit: 'CG' }],
  ['format.transactionTypes', { charge: 'cg', credit: 'CD' }],
  ['format.correctedLine', 'FT1-30'],
  ['format.procedures', { functionalType: 'X' }],
  ['format.fill', [{ field: 'FT1-7', kind: 'text', text: 'X' }]],
  ['format.fill', [{ field: 'FT1-13', kind: 'text', text: 'A|B' }]],
  ['format.fill', [{ field: 'FT1-13', kind: 'text', text: 'A^' }]],
  ['format.fill', [{ field: 'FT1-13', kind: 'fact', fact: 'ssn' }]],
  ['format.fill', [{ field: 'EVN-7', kind: 'text', text: 'X' }]],
  ['format.fill', [{ field: 'PV1-50', kind: 'fact', fact: 'lineNumber' }]],
  [
    'format.fill',
    [
      { field: 'FT1-13', kind: 'text', text: 'A' },
      { field: 'FT1-13', kind: 'text', text: 'B' },
    ],
  ],
  ['format.charges', { '1928': { chargeCode: 'A', priceCents: null, revenueCode: null } }],
  ['format.charges', { '19283': { chargeCode: 'A  B', priceCents: null, revenueCode: null } }],
  ['format.charges', { '19283': { chargeCode: 'A', priceCents: 1.5, revenueCode: null } }],
]

test.each(HOSTILE)('%s may not be %j', (path, value) => {
  const problems = problemsWith(path, value)
  expect(problems.filter(problem => problem.path.startsWith(path))).not.toEqual([])
  for (const { message } of problems) expect(message).not.toMatch(/invalid|zod|undefined/i)
})

test('a scheduled destination needs a folder, and answers one of their own', () => {
  const schedule = { kind: 'daily', at: ['17:30'], days: ['mon'] }
  expect(problemsWith('delivery', { ...hl7.sheet.delivery, schedule })).toEqual([
    { path: 'delivery.folder', message: 'A schedule needs a folder to write into' },
  ])
  const both = { ...hl7.sheet.delivery, folder: '/srv/in', answerFolders: ['/srv/in'] }
  expect(problemsWith('delivery', both)).toMatchObject([{ path: 'delivery.answerFolders' }])
})

test('a column says at its own place what does not fit', () => {
  expect(problemsWith('format.columns.3.width', null, fixedWidth)).toEqual([
    { path: 'format.columns.3', message: 'Every column of a fixed layout needs a width' },
  ])
  expect(problemsWith('format.characters', 'utf-8', fixedWidth)).toEqual([
    { path: 'format.characters', message: 'A fixed layout is written in ASCII' },
  ])
  const [, ...others] = fixedWidth.sheet.format.columns
  const without = others.filter(({ name }) => name !== 'lineNumber')
  expect(problemsWith('format.columns', without, fixedWidth)).toEqual([
    { path: 'format.columns', message: 'A column has to carry lineNumber' },
  ])
})

test.each([
  ['format.billing.npi', '123'],
  ['format.billing.address.zip', '04999'],
  ['format.payer.name', 'A*B'],
  ['format.payer.name', ' TEST'],
  ['format.prices', { '19283': -1 }],
  ['format.prices', { '19283': 1.5 }],
  ['format.subscribers', { TEST0001: { memberId: 'M1' } }],
  ['format.control', { interchange: 1, group: 1 }],
  ['format.firstInterchange', 0],
  ['format.firstInterchange', 1_000_000_000],
  ['format.firstInterchange', 1.5],
  ['format.firstInterchange', '500001'],
] as const)('in a claim %s may not be %j', (path, value) => {
  const problems = problemsWith(path, value, professional)
  expect(problems).not.toEqual([])
  for (const problem of problems) expect(problem.message).not.toMatch(/invalid/i)
})

test('what is no JSON, or no group of fields, is told so', () => {
  expect(readSheetText('{"sheet":')).toMatchObject({ ok: false, error: [{ path: '' }] })
  for (const text of ['null', '[]', '"sheet"', '1']) {
    expect(readSheetText(text)).toEqual({
      ok: false,
      error: [{ path: '', message: 'A group of fields is needed here' }],
    })
  }
})
