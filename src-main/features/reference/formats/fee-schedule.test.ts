import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { bytesOfFile, feeScheduleFile, INVENTED_WORDING } from '../testing/generate/index.ts'
import { recognize } from './index.ts'

const JANUARY = feeScheduleFile({ seed: 1, columns: 31, edition: { year: 2023, quarter: 1 } })
const JULY = feeScheduleFile({ seed: 1, columns: 32, edition: { year: 2026, quarter: 3 } })

/** The first lines of a generated file, header included, and rows of our own. */
function schedule(...rows: readonly string[]) {
  const lines = bytesOfFile(JULY).toString('latin1').split('\r\n').slice(0, 10)
  return aSource(JULY.name, [...lines, ...rows, ''].join('\r\n'))
}

const ROW =
  '19283,,INVENTED WORDING,A,,2.00,5.64,,0.73,,0.20,7.84,2.93,0,000,0.00,0.00,0.00,2,1,0,0,0,9,,33.4009,09,0,99,0.00,0.00,0.00'

test('values are found by the words above them', async () => {
  expect((await readAll(schedule(ROW))).rows).toEqual([
    {
      code: '19283',
      modifier: '',
      status: 'A',
      workRvu: 2,
      nonFacilityTotalRvu: 7.84,
      facilityTotalRvu: 2.93,
      pcTc: 0,
      globalDays: '000',
      multipleProcedure: 2,
      bilateral: 1,
      assistant: 0,
      conversionFactor: 33.4009,
      licensedText: null,
    },
  ])
})

test('31 and 32 columns give the same values', async () => {
  const [before, after] = await Promise.all(
    [JANUARY, JULY].map(file => readAll(aSource(file.name, bytesOfFile(file)))),
  )
  expect(before?.result).toMatchObject({ ok: true, value: { badRows: 0 } })
  expect(after?.rows).toEqual(before?.rows)
})

test.each([
  [JANUARY, '2023-01-01'],
  [JULY, '2026-07-01'],
])('$name is in force from %s', async (file, from) => {
  expect(await recognize(aSource(file.name, bytesOfFile(file)))).toMatchObject({
    value: { datasets: ['mpfs'], from },
  })
})

test('a name of another year than the title is refused', async () => {
  const source = aSource('PPRRVU2025_Jul_nonQPP.csv', bytesOfFile(JULY))
  expect(await recognize(source)).toMatchObject({
    ok: false,
    error: { expected: 'year 2025, as its name says', found: 'year 2026 in its content' },
  })
})

test('no wording gets through without a licence, in rows or in the list of bad ones', async () => {
  const outcome = await readAll(schedule(ROW, ROW.replace('7.84', 'seven').replace('19283', '19285')))
  expect(outcome.result).toMatchObject({ value: { rows: 1, badRows: 1 } })
  expect(JSON.stringify(outcome)).not.toMatch(/invented wording/i)
})

test('a site with a licence gets the wording, but not that of dental codes', async () => {
  const { rows } = await readAll(schedule(ROW, ROW.replace('19283', 'D0120')), { keepLicensedText: true })
  expect(rows).toMatchObject([{ licensedText: 'INVENTED WORDING' }, { code: 'D0120', licensedText: null }])
})

test('no wording of a whole generated file gets through', async () => {
  const { rows } = await readAll(aSource(JULY.name, bytesOfFile(JULY)))
  expect(JSON.stringify(rows)).not.toContain(INVENTED_WORDING)
})

test('a last row with fewer cells than the header is a cut', async () => {
  const source = schedule()
  const bytes = Buffer.concat([bytesOfFile(JULY).subarray(0, source.bytes), Buffer.from(ROW.slice(0, 60))])
  expect((await readAll(aSource(JULY.name, bytes))).result).toMatchObject({ ok: false, error: { line: 11 } })
})
