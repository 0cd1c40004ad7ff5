import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { recognize } from './index.ts'

const HEADER = 'charge_code,code,modifiers,revenue_code,price,department,valid_from,valid_to\n'

test('each column is read', async () => {
  const text = `${HEADER}4010001,19283,LT 59,0401,"$1,234.56",Breast imaging,2026-01-01,12/31/2026\n`
  expect((await readAll(aSource('cdm.csv', text))).rows).toEqual([
    {
      chargeCode: '4010001',
      code: '19283',
      modifiers: ['LT', '59'],
      revenueCode: '0401',
      priceCents: 123456,
      department: 'Breast imaging',
      validFrom: 20260101,
      validTo: 20261231,
    },
  ])
})

test('other names, another order, columns left out and modifiers in cells of their own are understood', async () => {
  const text = 'HCPCS Code;Charge Code;Mod 1;Mod 2;Rev Code;Charge Amount\r\n19283;77;lt;;401;88.5\r\n'
  expect((await readAll(aSource('cdm.csv', text))).rows).toEqual([
    {
      chargeCode: '77',
      code: '19283',
      modifiers: ['LT'],
      revenueCode: '0401',
      priceCents: 8850,
      department: '',
      validFrom: null,
      validTo: null,
    },
  ])
})

test.each([
  ['UTF-8', Buffer.from(`${HEADER}1,19283,,,,Sénologie,,\n`, 'utf8')],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${HEADER}1,19283,,,,Sénologie,,\n`, 'utf8')],
  ['Windows-1252', Buffer.from(`${HEADER}1,19283,,,,Sénologie,,\n`, 'latin1')],
])('a department in %s is read right', async (_code, bytes) => {
  expect((await readAll(aSource('cdm.csv', bytes, 7))).rows).toMatchObject([{ department: 'Sénologie' }])
})

test('from when it counts is asked', async () => {
  expect(await recognize(aSource('cdm.csv', `${HEADER}1,19283,,,,,,\n`))).toEqual({
    ok: true,
    value: { datasets: ['charge-master'], from: null, part: null },
  })
})

test.each([
  ['a price in words', '2,19283,,,free,,,'],
  ['no charge code', ',19283,,,1.00,,,'],
  ['a code of four', '2,1928,,,1.00,,,'],
  ['a modifier of three', '2,19283,LTX,,1.00,,,'],
  ['a 30 February', '2,19283,,,1.00,,2/30/2026,'],
  ['an end before its beginning', '2,19283,,,1.00,,2026-02-01,2026-01-01'],
  ['a price below zero', '2,19283,,,-5.00,,,'],
])('%s is a bad row', async (_what, line) => {
  const { result } = await readAll(aSource('cdm.csv', `${HEADER}1,19281,,,,,,\n${line}\n`))
  expect(result).toMatchObject({ value: { rows: 1, badRows: 1, firstBadRows: [{ line: 3 }] } })
})
