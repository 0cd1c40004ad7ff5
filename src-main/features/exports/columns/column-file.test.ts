import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Result } from '#shared/base/result.ts'
import { aFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { aColumn, delimitedSheet, FIXED_COLUMNS, fixedSheet } from '../testing/format-samples.ts'
import { verifyFile } from '../verify-file.ts'
import { unfitFor, writeFile } from '../write-file.ts'
import { columnOptions, type ColumnOptions } from '#shared/contract/column-options.ts'
import type { LineReader, ReadFile } from '../read-file.ts'
import { writeSideFile } from './column-file.ts'
import { readSideFile } from './read-column-file.ts'

function textOf(file: ReturnType<typeof aFile>, options: ColumnOptions): string {
  const written = writeFile(file, { kind: 'columns', options })
  if (!written.ok) throw new Error(written.error.words)
  return written.value.toString('utf8')
}

const FEW = [
  aColumn('lineNumber', 14),
  { name: 'kind', kind: 'text', text: 'RAD', width: 5 } as const,
  aColumn('units', 4, { align: 'right', pad: '0' }),
  aColumn('amount', 8, { align: 'right', spelling: 'cents' }),
  aColumn('performedOn', 8, { spelling: 'compact' }),
  aColumn('diagnoses', 16, { spelling: 'compact' }),
]
const line = aLine({ units: 12, amountCents: 50, diagnoses: ['R92.0', 'C50.911'] })
const file = aFile({ records: [aRecord({ lines: [line] })] })

test('the bytes of a fixed layout: left and right, blanks and zeros, nothing around', () => {
  const options = fixedSheet({ columns: FEW, envelope: 'none' })
  expect(textOf(file, options)).toBe('K7M000000001  RAD  0012      5020261120R920 C50911     \r\n')
  expect(verifyFile(Buffer.from(textOf(file, options)), file, { kind: 'columns', options }).ok).toBe(true)
})

test('the bytes of a delimited layout: names, H and T, quotes where they are needed', () => {
  const columns = [
    ...FEW.map(column => ({
      ...column,
      width: null,
      ...(column.kind === 'fact' ? { pad: ' ' as const } : {}),
    })),
    aColumn('familyName', null),
  ]
  const options = delimitedSheet({ columns, lineEnd: 'LF', delimiter: '|' })
  const hostile = aFile({ records: [aRecord({ lines: [line], patient: { familyName: 'TEST|"Å' } })] })
  const row = 'K7M000000001|RAD|12|50|20261120|R920 C50911|"TEST|""Å"\n'
  const hash = createHash('sha256').update(row).digest('hex')
  expect(textOf(hostile, options)).toBe(
    'lineNumber|kind|units|amount|performedOn|diagnoses|familyName\n' +
      `H|1|K7M0000001|K7M-00001|SITE|2026-11-20T17:30:00.000-05:00|PROFESSIONAL|${'ab'.repeat(32)}|\n` +
      `${row}T|1|12|1|0|${hash}\n`,
  )
})

/** What a reader says once it has handed out all lines. */
function ended(lines: LineReader): Result<ReadFile, string> {
  for (;;) {
    const next = lines.next()
    if (next.done) return next.value
  }
}

test('H and T in a side file hold for the main file and no other', () => {
  const options = fixedSheet({ envelope: 'side-file' })
  const main = Buffer.from(textOf(file, options))
  const side = writeSideFile(file, options)
  expect(ended(readSideFile(side, main, options))).toMatchObject({
    ok: true,
    value: { batch: 'K7M0000001', fileNumber: 'K7M-00001', declared: { lines: 1, units: 12 } },
  })
  const other = Buffer.from(main.toString().replace('TESTPATIENT', 'TESTPERSON '))
  expect(ended(readSideFile(side, other, options)).ok).toBe(false)
  expect(ended(readSideFile(side.subarray(0, -2), main, options)).ok).toBe(false)
})

test.each([
  [
    'a wide name',
    fixedSheet(),
    aRecord({ patient: { familyName: 'TEST'.repeat(6) } }),
    /familyName takes 24 characters, it is 20 wide/,
  ],
  [
    'a fifth diagnosis',
    fixedSheet(),
    aRecord({ lines: [aLine({ diagnoses: ['R92.0', 'R92.1', 'R92.2', 'R92.8', 'Z80.3'] })] }),
    /room for 4/,
  ],
  ['an emoji', fixedSheet(), aRecord({ patient: { familyName: 'TEST 😀' } }), /beyond ASCII/],
  [
    'a delimiter',
    delimitedSheet({ quotes: 'never' }),
    aRecord({ accession: 'TEST;1' }),
    /quotes are not taken/,
  ],
  [
    'a credit',
    fixedSheet({ columns: FEW }),
    aRecord({ lines: [{ ...line, transaction: 'credit' }] }),
    /says that 19283 is a credit/,
  ],
  ['a control character', delimitedSheet(), aRecord({ accession: 'TEST\t1' }), /control character/],
] as const)('a session with %s is withheld in words, nothing is cut', (_, options, record, words) => {
  expect(unfitFor(record, aFile(), { kind: 'columns', options })).toMatch(words)
})

test('an amount that is not known is not written as zeros', () => {
  const amount = aColumn('amount', 8, { align: 'right', pad: '0' })
  const options = fixedSheet({ columns: [...FEW.filter(({ name }) => name !== 'amount'), amount] })
  expect(unfitFor(aRecord(), aFile(), { kind: 'columns', options })).toMatch(
    /filled up with zeros and has no number/,
  )
})

test.each([
  ['two columns of one name', { columns: [...FEW, aColumn('lineNumber', 12)] }],
  ['no line number', { columns: FEW.slice(1) }],
  ['no units', { columns: FEW.filter(({ name }) => name !== 'units') }],
  ['a column without a width', { columns: [...FEW, aColumn('mrn', null)] }],
  ['letters beyond ASCII', { characters: 'utf-8' as const }],
  ['a row of names', { names: 'first-row' as const }],
  ['zeros before a name', { columns: [...FEW, aColumn('mrn', 9, { align: 'right', pad: '0' })] }],
  ['zeros behind a number', { columns: [...FEW.slice(0, 2), aColumn('units', 4, { pad: '0' })] }],
  ['a date spelled in cents', { columns: [...FEW, aColumn('birthDate', 8, { spelling: 'cents' })] }],
  ['the second modifier without the first', { columns: [...FEW, aColumn('modifiers', 2, { part: 2 })] }],
  ['half a physician', { columns: [...FEW, aColumn('performingName', 20, { part: 1 })] }],
  ['a part of a date', { columns: [...FEW, aColumn('birthDate', 8, { part: 1 })] }],
  ['one code for charges and credits', { transactionTypes: { charge: 'CG', credit: 'CG' } }],
  [
    'a text wider than its column',
    { columns: [...FEW, { name: 'x', kind: 'text' as const, text: 'TEST', width: 3 }] },
  ],
])('a sheet with %s is refused', (_, parts) => {
  expect(columnOptions.safeParse({ ...fixedSheet({ columns: [...FIXED_COLUMNS] }), ...parts }).success).toBe(
    false,
  )
})
