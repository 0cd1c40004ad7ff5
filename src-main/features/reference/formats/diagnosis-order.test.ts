import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { bytesOfFile, diagnosisFile } from '../testing/generate/index.ts'
import { recognize } from './index.ts'

const NAME = 'icd10cm_order_2026.txt'

function line(order: number, code: string, billable: 0 | 1, short: string, long: string = short) {
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${short.padEnd(60)} ${long}`
}

const LINES = [
  line(1, 'N63', 0, 'Unspecified lump in breast'),
  line(
    2,
    'N6311',
    1,
    'Unsp lump in the right breast, upper outer',
    'Unspecified lump in the right breast, upper outer quadrant',
  ),
  line(
    3,
    'S56399A',
    1,
    'Inj extn at forearm level, init',
    'Other injury of extensor at forearm level, initial encounter',
  ),
]

test('headings and codes come with their long text, codes without a dot', async () => {
  expect((await readAll(aSource(NAME, `${LINES.join('\r\n')}\r\n`))).rows).toEqual([
    { code: 'N63', billable: false, text: 'Unspecified lump in breast' },
    { code: 'N6311', billable: true, text: 'Unspecified lump in the right breast, upper outer quadrant' },
    { code: 'S56399A', billable: true, text: 'Other injury of extensor at forearm level, initial encounter' },
  ])
})

test.each([
  [NAME, null, '2025-10-01'],
  ['icd10cm-order-2027.txt', null, '2026-10-01'],
  [NAME, 'april-1-2026-code-descriptions-in-tabular-order.zip', '2026-04-01'],
  [NAME, '2026-code-descriptions-tabular-order.zip', '2025-10-01'],
  ['order.txt', null, null],
])('%s in %s is in force from %s', async (name, archive, from) => {
  const source = { ...aSource(name, `${LINES.join('\n')}\n`), archive }
  expect(await recognize(source)).toEqual({ ok: true, value: { datasets: ['icd-10-cm'], from, part: null } })
})

test('a file cut off within a long text is refused', async () => {
  const text = `${LINES.join('\r\n')}\r\n`.slice(0, -20)
  expect((await readAll(aSource(NAME, text))).result).toMatchObject({ ok: false, error: { line: 3 } })
})

test('half of a file is refused even where it ends with a line', async () => {
  const whole = bytesOfFile(diagnosisFile({ seed: 1, rows: 30_000, fiscalYear: 2026 }))
  const half = whole.subarray(0, whole.lastIndexOf('\n', whole.length / 2) + 1)
  expect((await readAll(aSource(NAME, half))).result).toMatchObject({
    ok: false,
    error: { expected: 'all chapters, to the codes with Z' },
  })
})

test('a generated file holds the codes that are suggested, each once', async () => {
  const file = diagnosisFile({ seed: 1, rows: 20_000, fiscalYear: 2027 })
  const { result, rows } = await readAll(aSource(file.name, bytesOfFile(file)))
  expect(result).toMatchObject({ ok: true, value: { badRows: 0 } })
  expect(rows).toContainEqual({ code: 'N6311', billable: true, text: 'Lump, right, upper outer' })
  expect(rows).toContainEqual({ code: 'R92', billable: false, text: expect.stringContaining('breast') })
})
