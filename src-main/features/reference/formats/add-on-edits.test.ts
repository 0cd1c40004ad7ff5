import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { addOnFiles, bytesOfFile, workbookFile } from '../testing/generate/index.ts'

const HEADER = [
  'AOC_Edit_Type',
  'Add-On_Code',
  'AOC_DelDT',
  'Primary_Code',
  'Primary_Code_DelDT',
  'AOC_Edit_EffDT',
  'AOC_Edit_DelDT',
  'Special_Instruction_Notes',
]

async function workbook(...rows: readonly (readonly (string | number)[])[]) {
  const file = await workbookFile('AOC_V2026Q2-MCR.xlsx', [['CPT only copyright 2025 AMA.'], HEADER, ...rows])
  return aSource(file.name, bytesOfFile(file))
}

function fixed(...lines: readonly string[]) {
  return aSource('AOC_V2026Q2-F-MCR.txt', lines.map(line => `${line.padEnd(97)}\r\n`).join(''))
}

test('days of the year become days, CCCCC stands for primaries that the contractor defines', async () => {
  const { rows } = await readAll(
    await workbook(
      [1, '19282', '', '19281', '', 2014001, ''],
      [2, '0095T', 2024366, 'CCCCC', '', 2013060, ''],
    ),
  )
  expect(rows).toEqual([
    { addOn: '19282', primary: '19281', type: 1, effective: 20140101, deletion: null },
    { addOn: '0095T', primary: null, type: 2, effective: 20130301, deletion: 20241231 },
  ])
})

test('the lines of fixed width give the same rows as the workbook', async () => {
  const files = await addOnFiles({ seed: 3, rows: 800, edition: { year: 2026, quarter: 2 } })
  const [inWorkbook, inText] = await Promise.all(
    files.map(file => readAll(aSource(file.name, bytesOfFile(file)))),
  )
  expect(inText).toEqual(inWorkbook)
  expect(inText?.rows.length).toBeGreaterThan(750)
})

test('a pair ends with the first of its own day and those of its codes', async () => {
  const { rows } = await readAll(
    fixed('119282       19281       20140012023365', '1192842022365192832021365201400120233652023'),
  )
  expect(rows).toMatchObject([{ deletion: 20231231 }, { addOn: '19284', deletion: 20211231 }])
})

test('of a pair published twice from the same day the longer one is kept', async () => {
  const { rows } = await readAll(
    await workbook(
      [1, '19282', '', '19281', '', 2014001, 2015365],
      [1, '19282', '', '19281', '', 2014001, ''],
    ),
  )
  expect(rows).toMatchObject([{ addOn: '19282', deletion: null }])
})

test.each([
  ['a day 366 of a common year', [1, '19284', '', '19283', '', 2023366, '']],
  ['a type 4', [4, '19284', '', '19283', '', 2014001, '']],
  ['a code of four', [1, 1928, '', '19283', '', 2014001, '']],
])('%s is a bad row', async (_what, row) => {
  const { result } = await readAll(await workbook([1, '19282', '', '19281', '', 2014001, ''], row))
  expect(result).toMatchObject({ value: { rows: 1, badRows: 1, firstBadRows: [{ line: 4 }] } })
})

test('fixed lines that are cut off are refused', async () => {
  const whole = '119282       19281       2014001       '.padEnd(97)
  const { result } = await readAll(aSource('AOC_V2026Q2-F-MCR.txt', `${whole}\r\n${whole.slice(0, 28)}`))
  expect(result).toMatchObject({ ok: false, error: { line: 2 } })
})
