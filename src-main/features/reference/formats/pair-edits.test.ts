import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { bytesOfFile, pairEditFiles } from '../testing/generate/index.ts'
import { recognize } from './index.ts'

const PREAMBLE =
  'CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t\r\n' +
  'Column1/Column2 Edits\t\t\t\t\t\t\r\n' +
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n' +
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n' +
  '\t\t\t\t*=no data\t1=allowed\t\r\n' +
  '\t\t\t\t\t9=not applicable\t\r\n'
const NAME = 'ccipra-v322r0-f1.TXT'

function pairs(...lines: readonly string[]) {
  return aSource(NAME, PREAMBLE + lines.map(line => `${line}\r\n`).join(''))
}

test('each column of an edit is read', async () => {
  const { rows } = await readAll(pairs('13121\t13120\t*\t19960101\t20231231\t0\tMore extensive procedure'))
  expect(rows).toEqual([
    {
      column1: '13121',
      column2: '13120',
      effective: 19960101,
      deletion: 20231231,
      indicator: 0,
      rationale: 'More extensive procedure',
      before1996: true,
    },
  ])
})

test.each([
  ['a star', '0001U\t0030U\t\t20180701\t*\t1\tMisuse'],
  ['nothing', '0001U\t0030U\t\t20180701\t\t1\tMisuse'],
])('%s for the deletion day means in force', async (_how, line) => {
  expect((await readAll(pairs(line))).rows).toMatchObject([{ deletion: null, before1996: false }])
})

test('an edit that ended on its first day is read as published, with indicator 9', async () => {
  const { rows } = await readAll(
    pairs('0001A\t90473\t\t20220101\t20220101\t9\tMutually exclusive procedures'),
  )
  expect(rows).toMatchObject([{ effective: 20220101, deletion: 20220101, indicator: 9 }])
})

test('of two rows with the same key the one that stays in force is kept', async () => {
  const { rows, result } = await readAll(
    pairs(
      '19281\t76942\t\t20140101\t20151231\t1\tMisuse',
      '19281\t76942\t\t20140101\t*\t0\tMisuse',
      '19281\t76942\t\t20180101\t*\t0\tMisuse',
    ),
  )
  expect(rows).toMatchObject([
    { effective: 20140101, deletion: null },
    { effective: 20180101, deletion: null },
  ])
  expect(result).toMatchObject({ ok: true, value: { rows: 2, badRows: 0 } })
})

test('line feeds alone, padded cells and a header on one line are read, too', async () => {
  const text =
    'Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date *=no data\tModifier\tRationale\n' +
    '19281\t76942 \t\t 20140101\t*\t1\tMisuse \n'
  expect((await readAll(aSource(NAME, text))).rows).toMatchObject([
    { column1: '19281', column2: '76942', rationale: 'Misuse' },
  ])
})

test.each([
  ['a code of four', '1928\t76942\t\t20140101\t*\t1\tMisuse'],
  ['a day that does not exist', '19281\t76942\t\t20140231\t*\t1\tMisuse'],
  ['an indicator of 2', '19281\t76942\t\t20140101\t*\t2\tMisuse'],
  ['a missing column', '19281\t76942\t20140101\t*\t1\tMisuse'],
])('%s is a bad row, listed with its line', async (_what, line) => {
  const { result, rows } = await readAll(pairs('19281\t76942\t\t20140101\t*\t1\tMisuse', line))
  expect(rows).toHaveLength(1)
  expect(result).toMatchObject({ ok: true, value: { badRows: 1, firstBadRows: [{ line: 8 }] } })
})

test('a file with more than slips in it is refused at the first of them', async () => {
  const lines = Array.from({ length: 400 }, (_, place) =>
    place % 10 === 0 ? 'damaged' : `19281\t${10_000 + place}\t\t20140101\t*\t1\tMisuse`,
  )
  const { result } = await readAll(pairs('19281\t10000\t\t20140101\t*\t1\tMisuse', ...lines))
  expect(result).toMatchObject({ ok: false, error: { file: NAME, line: 8 } })
})

test.each([
  ['within a code', '19281\t769'],
  ['within the rationale', '19281\t76943\t\t20140101\t*\t1\tMisuse of Col'],
  ['before the rationale', '19281\t76943\t\t20140101\t*\t1\t'],
])('a file cut off %s is refused at that line', async (_where, end) => {
  const whole = '19281\t76942\t\t20140101\t*\t1\tMisuse of Column Two code with Column One code\r\n'
  const { result } = await readAll(aSource(NAME, PREAMBLE + whole + end))
  expect(result).toMatchObject({ ok: false, error: { line: 8, expected: 'the end of the line' } })
})

test('a last line without a line end is taken when it is whole', async () => {
  const line = '19281\t76942\t\t20140101\t*\t1\tMisuse'
  expect(
    (await readAll(aSource(NAME, `${PREAMBLE}${line}\r\n${line.replace('76942', '76943')}`))).rows,
  ).toHaveLength(2)
})

test.each([
  ['ccipra-v322r0-f1.TXT', ['ptp-practitioner'], '2026-07-01', { number: 1, of: 4 }],
  ['ccioph-v323r0-f4.txt', ['ptp-outpatient'], '2026-10-01', { number: 4, of: 4 }],
  ['pairs.txt', ['ptp-practitioner', 'ptp-outpatient'], null, null],
])('%s tells whose edits, which part and from when', async (name, datasets, from, part) => {
  const source = aSource(name, `${PREAMBLE}19281\t76942\t\t20140101\t*\t1\tMisuse\r\n`)
  expect(await recognize(source)).toEqual({ ok: true, value: { datasets, from, part } })
})

test('pair edits under the name of unit limits are refused', async () => {
  const source = aSource(
    'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv',
    `${PREAMBLE}19281\t76942\t\t20140101\t*\t1\tMisuse\r\n`,
  )
  expect(await recognize(source)).toMatchObject({
    ok: false,
    error: { found: 'the content of NCCI pair edits' },
  })
})

test('a row that falls across two pieces of the file is read whole', async () => {
  const [part] = pairEditFiles({
    seed: 7,
    setting: 'outpatient',
    rows: 4000,
    edition: { year: 2026, quarter: 3 },
  })
  if (part === undefined) throw new Error('four parts are made')
  const bytes = bytesOfFile(part)
  const inOne = await readAll(aSource(part.name, bytes))
  const inMany = await readAll(aSource(part.name, bytes, 997))
  expect(inMany).toEqual(inOne)
  expect(inOne.rows.length).toBeGreaterThan(900)
})

test('a reader that is asked to stop answers so', async () => {
  const stop = new AbortController()
  stop.abort()
  const { result } = await readAll(pairs('19281\t76942\t\t20140101\t*\t1\tMisuse'), { signal: stop.signal })
  expect(result).toMatchObject({ ok: false, error: { found: 'a request to stop' } })
})
