import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import {
  bytesOfFile,
  INVENTED_WORDING,
  outpatientPaymentFile,
  workbookFile,
} from '../testing/generate/index.ts'
import { recognize } from './index.ts'

const TITLE = 'Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026'
const HEADER = 'HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate'

function addendum(...rows: readonly string[]) {
  return aSource('addendum-b.csv', [`${TITLE},,,,,`, ',,,,,', HEADER, ...rows, ''].join('\r\n'))
}

test('rates in dollars become cents, three decimals are rounded, nothing and a point are none', async () => {
  const { rows } = await readAll(
    addendum(
      '19281,INVENTED,J1,5072,18.9,"$1,687.37 "',
      'J0120,INVENTED,K,0701,,$12.345',
      '19282,INVENTED,N,,,',
      '19284,INVENTED,N,,,.',
    ),
  )
  expect(rows).toEqual([
    { code: '19281', statusIndicator: 'J1', apc: '5072', rateCents: 168737 },
    { code: 'J0120', statusIndicator: 'K', apc: '0701', rateCents: 1235 },
    { code: '19282', statusIndicator: 'N', apc: null, rateCents: null },
    { code: '19284', statusIndicator: 'N', apc: null, rateCents: null },
  ])
})

test('a code that ends in the byte FF is read without it', async () => {
  expect((await readAll(addendum('C9728\u00ff,INVENTED,S,5613,,$100.00'))).rows).toMatchObject([
    { code: 'C9728' },
  ])
})

test('a rate that is no amount is a bad row, without its wording in the list', async () => {
  const outcome = await readAll(addendum('19281,INVENTED,J1,5072,,$10.00', '19283,INVENTED,J1,5072,,$1.6.8'))
  expect(outcome.result).toMatchObject({ value: { badRows: 1, firstBadRows: [{ line: 5 }] } })
  expect(JSON.stringify(outcome)).not.toContain('INVENTED')
})

test.each([
  ['addendum-b.csv', null],
  ['January_2026_Web_Addendum_B.12312025.csv', '2026-01-01'],
  ['2026_july_web_addendum_b.csv', '2026-07-01'],
])('%s with a year in its title is in force from %s', async (name, from) => {
  const text = [TITLE, HEADER, '19281,x,J1,5072,,$1.00', ''].join('\n')
  expect(await recognize(aSource(name, text))).toMatchObject({ value: { datasets: ['opps'], from } })
})

test('a workbook of the table is read alike', async () => {
  const file = await workbookFile('addendum-b.xlsx', [
    [TITLE],
    HEADER.split(','),
    [19281, 'x', 'J1', 5072, 18.9, 1687.37],
  ])
  expect((await readAll(aSource(file.name, bytesOfFile(file)))).rows).toEqual([
    { code: '19281', statusIndicator: 'J1', apc: '5072', rateCents: 168737 },
  ])
})

test('all rows of a generated table are read, without wording', async () => {
  const file = outpatientPaymentFile(1, { year: 2026, quarter: 4 })
  const { result, rows } = await readAll(aSource(file.name, bytesOfFile(file)))
  expect(result).toMatchObject({ ok: true, value: { badRows: 0 } })
  expect(JSON.stringify(rows)).not.toContain(INVENTED_WORDING)
})
