import { expect, test } from 'vitest'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import type { PlainFile } from './testing/plain-formats.ts'
import { addOns, diagnoses, fees, limits, pairs, partFile, supplies, wholeFile } from './testing/rows-of.ts'
import { tempReference } from './testing/temp-reference.ts'

function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`${text} is no day`)
  return date
}

/** The tables of a day with these files loaded. */
async function loaded(...files: readonly PlainFile[]) {
  const reference = tempReference()
  const state = await reference.load(Object.fromEntries(files.map((file, index) => [`file-${index}`, file])))
  if (state.kind !== 'done') throw new Error(JSON.stringify(state))
  return (on: string, claim: Claim = 'professional') => reference.coding.on(day(on), claim)
}

const PAIR = { column1: '19283', column2: '19285' }

test('a session of 31 December entered on 4 January uses the edition of last year', async () => {
  const tables = await loaded(
    wholeFile('ptp-practitioner', '2025-10-01', pairs({ ...PAIR, indicator: 0 })),
    wholeFile('ptp-practitioner', '2026-01-01', pairs({ ...PAIR, indicator: 1 })),
  )
  expect(tables('2025-12-31').pairIndicator('19283', '19285')).toBe(0)
  expect(tables('2026-01-01').pairIndicator('19283', '19285')).toBe(1)
  expect(tables('2025-12-31').editions.ptp).toBe('NCCI pair edits, practitioner, in force 2025-10-01')
  expect(tables('2025-12-31').outdated).not.toContain('ptp')
})

test('after its end the newest edition still answers and is said to be outdated', async () => {
  const tables = await loaded(wholeFile('ptp-practitioner', '2026-07-01', pairs(PAIR)))
  expect(tables('2026-09-30').outdated).not.toContain('ptp')
  const later = tables('2026-10-01')
  expect([later.outdated.includes('ptp'), later.pairIndicator('19283', '19285')]).toEqual([true, 1])
})

test('before every loaded edition the built-in facts answer, before those nothing does', async () => {
  const tables = await loaded(wholeFile('ptp-practitioner', '2026-07-01', pairs()))
  expect(tables('2026-07-01').pairIndicator('19284', '19285')).toBeNull()
  const builtIn = tables('2026-06-30')
  expect([builtIn.pairIndicator('19284', '19285'), builtIn.editions.ptp]).toEqual([
    1,
    'NCCI PTP v30.2, in force 2024-07-01',
  ])
  const never = tables('2020-01-01')
  expect([never.absent.includes('ptp'), never.pairIndicator('19283', '19285')]).toEqual([true, null])
})

test('each kind of claim has its own edition', async () => {
  const tables = await loaded(
    wholeFile('ptp-outpatient', '2026-07-01', pairs({ ...PAIR, indicator: 0 })),
    wholeFile('mue-outpatient', '2026-07-01', limits(['19283', 7, 3])),
  )
  expect(tables('2026-08-01', 'facility').pairIndicator('19283', '19285')).toBe(0)
  expect(tables('2026-08-01', 'professional').pairIndicator('19284', '19285')).toBe(1)
  expect(tables('2026-08-01', 'facility').unitLimit('19283')).toEqual({ units: 7, mai: 3 })
  expect(tables('2026-08-01', 'facility').unitLimit('19285')).toBeNull()
})

test.each([
  [{ effective: 20260715 }, '2026-07-14', null],
  [{ effective: 20260715 }, '2026-07-15', 1],
  [{ deletion: 20260715 }, '2026-07-15', 1],
  [{ deletion: 20260715 }, '2026-07-16', null],
  [{ effective: 20260715, deletion: 20260715 }, '2026-07-15', null],
  [{ indicator: 9 as const }, '2026-07-15', null],
])('a pair edit %j asked on %s answers %j', async (given, on, answer) => {
  const tables = await loaded(wholeFile('ptp-practitioner', '2026-07-01', pairs({ ...PAIR, ...given })))
  expect(tables(on).pairIndicator('19283', '19285')).toBe(answer)
})

test('of two rows of a pair the one in force on the day answers', async () => {
  const tables = await loaded(
    wholeFile(
      'ptp-practitioner',
      '2026-07-01',
      pairs(
        { ...PAIR, effective: 20100101, deletion: 20260731, indicator: 0 },
        { ...PAIR, effective: 20260801, indicator: 1 },
      ),
    ),
  )
  expect(['2026-07-31', '2026-08-01'].map(on => tables(on).pairIndicator('19283', '19285'))).toEqual([0, 1])
})

test('a whole edition answers for every code, a part for those between its first and its last', async () => {
  const whole = await loaded(wholeFile('ptp-practitioner', '2026-07-01', pairs(PAIR)))
  expect(whole('2026-08-01').listsPairsOf('99999')).toBe(true)
  const part = await loaded(
    partFile(
      'ptp-practitioner',
      '2026-07-01',
      [2, 4],
      pairs({ column1: '19000', column2: '19285' }, { column1: '29999', column2: '19285' }),
    ),
  )
  const tables = part('2026-08-01')
  expect(tables.incomplete).toEqual(['ptp'])
  expect(['18999', '19000', '19283', '29999', '30000'].map(code => tables.listsPairsOf(code))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
})

test('add-ons of type 1 have listed primaries, the contractor may add to those of types 2 and 3', async () => {
  const tables = await loaded(
    wholeFile(
      'add-on',
      '2026-07-01',
      addOns(
        { addOn: '19284', primary: '19283' },
        { addOn: '19284', primary: '19999', deletion: 20260101 },
        { addOn: '00002', primary: null, type: 2 },
        { addOn: '00003', primary: '00004', type: 3 },
      ),
    ),
  )
  const { primariesOf } = tables('2026-08-01')
  expect(primariesOf('19284')).toEqual({ codes: ['19283'], contractorAddsOthers: false })
  expect(primariesOf('00002')).toEqual({ codes: [], contractorAddsOthers: true })
  expect(primariesOf('00003')).toEqual({ codes: ['00004'], contractorAddsOthers: true })
  expect(primariesOf('19283')).toBeNull()
})

test('indicators come from the row without a modifier', async () => {
  const tables = await loaded(
    wholeFile(
      'mpfs',
      '2026-07-01',
      fees(
        { code: '77065', pcTc: 1, bilateral: 2 },
        { code: '77065', modifier: '26', pcTc: 5, bilateral: 7 },
      ),
    ),
  )
  const { componentIndicator, bilateralIndicator } = tables('2026-08-01')
  expect([componentIndicator('77065'), bilateralIndicator('77065')]).toEqual([1, 2])
  expect([componentIndicator('19283'), bilateralIndicator('19283')]).toEqual([null, null])
})

test('a diagnosis is billable, a heading, of another edition or unknown on the day of service', async () => {
  const tables = await loaded(
    wholeFile('icd-10-cm', '2025-10-01', diagnoses(['R921', true], ['R92', false])),
    wholeFile('icd-10-cm', '2026-10-01', diagnoses(['R921', true], ['R92', false], ['C50A0', true])),
  )
  const { diagnosis } = tables('2026-09-30')
  expect(['R92.1', 'R92', 'C50.A0', 'R92.9'].map(code => diagnosis(code))).toEqual([
    { kind: 'billable' },
    { kind: 'heading' },
    { kind: 'other-edition', edition: 'ICD-10-CM diagnoses, in force 2026-10-01' },
    { kind: 'unknown' },
  ])
  expect(tables('2026-10-01').diagnosis('C50.A0')).toEqual({ kind: 'billable' })
  expect(tables('2025-09-30').diagnosis('R92.1')).toEqual({ kind: 'no-data' })
})

test('a supply is known from its first to its last day', async () => {
  const tables = await loaded(
    wholeFile('hcpcs', '2026-07-01', supplies({ code: 'C1819', added: 20260715, terminated: 20260831 })),
  )
  const on = (date: string) => tables(date).supply('C1819')
  expect(['2026-07-14', '2026-07-15', '2026-08-31', '2026-09-01'].map(on)).toEqual([
    'not-in-force',
    'known',
    'known',
    'not-in-force',
  ])
  expect(tables('2026-08-01').supply('C9999')).toBe('unknown')
})
