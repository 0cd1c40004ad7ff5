import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { bytesOfFile, unitLimitFile } from '../testing/generate/index.ts'
import { recognize } from './index.ts'

const NOTICE =
  '"CPT codes only are copyright 2025 American Medical Association. All rights reserved. \n\n' +
  'CPT\u00ae is a registered trademark.\n\nFARS/DFARS Restrictions Apply.",,,\r\n'
const NAME = 'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv'

function limits(text: string, setting = 'Practitioner') {
  const header = `"HCPCS/\nCPT Code",${setting} Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n`
  return NOTICE + header + text
}

test('code, units, the digit of the indicator and the rationale are read below the notice', async () => {
  const text = limits(
    '0001U,1,2 Date of Service Edit: Policy,Code Descriptor / CPT Instruction\r\n' +
      '0009U,2,3 Date of Service Edit: Clinical,"Clinical: CMS Workgroup, 2020"\r\n',
  )
  expect((await readAll(aSource(NAME, text))).rows).toEqual([
    { code: '0001U', units: 1, mai: 2, rationale: 'Code Descriptor / CPT Instruction' },
    { code: '0009U', units: 2, mai: 3, rationale: 'Clinical: CMS Workgroup, 2020' },
  ])
})

test.each([
  ['Practitioner', 'mue-practitioner'],
  ['Outpatient Hospital', 'mue-outpatient'],
  ['DME Supplier', 'mue-dme'],
])('the heading %s says for whom', async (setting, dataset) => {
  const source = aSource('table.csv', limits('0001U,1,1 Line Edit,CMS Policy\r\n', setting))
  expect(await recognize(source)).toEqual({
    ok: true,
    value: { datasets: [dataset], from: null, part: null },
  })
})

test('the day in force stands in the name', async () => {
  const source = aSource(NAME, limits('0001U,1,1 Line Edit,CMS Policy\r\n'))
  expect(await recognize(source)).toMatchObject({ value: { from: '2026-07-01' } })
})

test('a table of the outpatient hospital under the name of the practitioners is refused', async () => {
  const source = aSource(NAME, limits('0001U,1,1 Line Edit,CMS Policy\r\n', 'Outpatient Hospital'))
  expect(await recognize(source)).toMatchObject({
    ok: false,
    error: {
      expected: 'Unit limits (MUE), practitioner, as its name says',
      found: 'the content of Unit limits (MUE), outpatient hospital',
    },
  })
})

test.each([
  ['units in words', '19281,one,2 Date of Service Edit: Policy,x'],
  ['an indicator of 4', '19281,1,4 Something,x'],
  ['a code that came before', '0001U,3,2 Date of Service Edit: Policy,x'],
])('%s is a bad row', async (_what, line) => {
  const source = aSource(NAME, limits(`0001U,1,1 Line Edit,CMS Policy\r\n${line}\r\n`))
  expect((await readAll(source)).result).toMatchObject({
    value: { rows: 1, badRows: 1, firstBadRows: [{ line: 9 }] },
  })
})

test.each(['19281,1,2 Date', '19281,1,2 Date of Service Edit: Policy', '"19281,1'])(
  'a file that ends in %j is refused',
  async end => {
    const { result } = await readAll(aSource(NAME, limits(`0001U,1,1 Line Edit,CMS Policy\r\n${end}`)))
    expect(result).toMatchObject({ ok: false, error: { line: 9, found: expect.stringContaining('cut off') } })
  },
)

test('all rows of a generated table are read', async () => {
  const file = unitLimitFile(1, 'outpatient', { year: 2026, quarter: 4 })
  const { result, rows } = await readAll(aSource(file.name, bytesOfFile(file)))
  expect(result).toMatchObject({ ok: true, value: { badRows: 0 } })
  expect(rows).toContainEqual(expect.objectContaining({ code: '19283', units: 1, mai: 2 }))
})
