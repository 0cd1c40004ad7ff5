import { expect, test } from 'vitest'
import family from '#resources/reference/breast-localization.json' with { type: 'json' }
import { aSource, readAll } from '../a-source.ts'
import { FAMILY_CODES } from './code-pool.ts'
import { bytesOfFile, pairEditFiles } from './index.ts'

const EDITION = { year: 2026, quarter: 4 } as const

test.each([
  ['practitioner', 2],
  ['outpatient', 3],
] as const)('pairs within the family are exactly the built-in ones, %s', async (setting, indicatorAt) => {
  const pairs = new Map<string, number>()
  for (const file of pairEditFiles({ seed: 4, setting, rows: 60_000, edition: EDITION })) {
    const { rows } = await readAll(aSource(file.name, bytesOfFile(file)))
    for (const row of rows) {
      if (!('column1' in row) || !FAMILY_CODES.has(row.column1) || !FAMILY_CODES.has(row.column2)) continue
      expect(row.deletion).toBeNull()
      pairs.set(`${row.column1} ${row.column2}`, row.indicator)
    }
  }
  const builtIn = family.ptp.map(row => [`${row[0]} ${row[1]}`, row[indicatorAt]] as const)
  expect(pairs).toEqual(new Map(builtIn.filter(([, indicator]) => indicator !== null)))
})

test('the same seed gives the same bytes, another one others', () => {
  const bytes = (seed: number) =>
    pairEditFiles({ seed, setting: 'practitioner', rows: 4000, edition: EDITION }).map(bytesOfFile)
  expect(bytes(1)).toEqual(bytes(1))
  expect(bytes(1)).not.toEqual(bytes(2))
})

test('rows are sorted by both codes, and about as many as asked for', async () => {
  const files = pairEditFiles({ seed: 1, setting: 'outpatient', rows: 20_000, edition: EDITION })
  const keys: string[] = []
  for (const file of files) {
    const { rows } = await readAll(aSource(file.name, bytesOfFile(file)))
    for (const row of rows) if ('column1' in row) keys.push(`${row.column1} ${row.column2} ${row.effective}`)
  }
  expect(keys).toEqual(keys.toSorted())
  expect(keys.length).toBeGreaterThan(19_800)
  expect(keys.length).toBeLessThanOrEqual(20_000)
})
