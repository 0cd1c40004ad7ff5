import { expect, test } from 'vitest'
import type { CodePage } from '#shared/contract/reference.ts'
import { aReference, type EditionFixture } from '../testing/a-reference.ts'
import { aCharge, aDiagnosis, aFee, anAddOn, aPair, aPayment, aSupply, aUnitLimit } from '../testing/a-row.ts'
import { day } from '../testing/day.ts'
import { codePage } from './code-page.ts'

const TODAY = day('2026-11-20')

function page(editions: readonly EditionFixture[], code: string, on = '2026-11-20'): CodePage {
  return codePage(aReference(editions), { code, on: day(on), today: TODAY })
}

function fact({ facts }: CodePage, name: string) {
  return facts.find(each => each.name === name)
}

const FEES: EditionFixture = {
  dataset: 'mpfs',
  from: '2026-10-01',
  through: '2026-12-31',
  label: 'MPFS October 2026',
  rows: { kind: 'fee-schedule', rows: [aFee('19283', { facilityTotalRvu: 2.9, conversionFactor: 33.5 })] },
}
const LIMITS: EditionFixture = {
  dataset: 'mue-practitioner',
  from: '2026-10-01',
  label: 'MUE practitioner October 2026',
  rows: { kind: 'unit-limit', rows: [aUnitLimit('19283', { units: 1, mai: 2 })] },
}
const ADD_ONS: EditionFixture = {
  dataset: 'add-on',
  from: '2026-10-01',
  label: 'Add-on edits October 2026',
  rows: { kind: 'add-on', rows: [anAddOn('19284', '19283'), anAddOn('19294', null, { type: 2 })] },
}

test('what stands in the fee schedule is said in words, with its edition', () => {
  const found = page([FEES], '19283')
  expect(found).toMatchObject({ verdict: 'pass', text: 'Breast marking, stereotactic, first' })
  expect(fact(found, 'Professional and technical part')).toEqual({
    name: 'Professional and technical part',
    value: '0',
    words: 'Done by a physician: takes neither 26 nor TC.',
    edition: 'MPFS October 2026',
  })
  expect(fact(found, 'Days included')?.words).toBe('Care on the same day is included.')
})

test('a price says what it is: relative values times the conversion factor', () => {
  expect(fact(page([FEES], '19283'), 'Physician fee, in a facility')).toMatchObject({
    value: '$97.15',
    words: "2.9 RVU x 33.5: Medicare's national amount before its locality, not the site's price.",
  })
})

test('a code that the fee schedule lists as deleted is not valid', () => {
  const rows = { kind: 'fee-schedule', rows: [aFee('19283', { status: 'D' })] } as const
  expect(page([{ ...FEES, rows }], '19283').verdict).toBe('fail')
})

test('an indicator that is new is said to be unknown', () => {
  const rows = { kind: 'fee-schedule', rows: [aFee('19283', { pcTc: 77 })] } as const
  expect(fact(page([{ ...FEES, rows }], '19283'), 'Professional and technical part')?.words).toBe(
    'An indicator that this version does not know.',
  )
})

test('a unit limit is explained by its kind, and a table without the code is no data', () => {
  expect(fact(page([LIMITS], '19283'), 'Most units a day, professional claim')).toEqual({
    name: 'Most units a day, professional claim',
    value: '1 (MAI 2)',
    words:
      'The limit of the day is absolute by policy: more is never paid. Published reason: Clinical: Data.',
    edition: 'MUE practitioner October 2026',
  })
  expect(fact(page([LIMITS], '19285'), 'Most units a day, professional claim')?.words).toBe(
    'Its units are not checked: no data.',
  )
})

test('relations are shown from both ends', () => {
  expect(page([ADD_ONS], '19283')).toMatchObject({ addOns: ['19284'], primaries: [] })
  expect(page([ADD_ONS], '19284')).toMatchObject({ addOns: [], primaries: ['19283'] })
  expect(fact(page([ADD_ONS], '19294'), 'Add-on to')).toMatchObject({
    value: 'as the contractor defines',
    edition: 'Add-on edits October 2026',
  })
})

test('outpatient payment names its group and rate', () => {
  const rows = { kind: 'outpatient-payment', rows: [aPayment('19283')] } as const
  const found = page([{ dataset: 'opps', from: '2026-10-01', rows }], '19283')
  expect(fact(found, 'Outpatient payment')).toMatchObject({ value: '$723.47' })
  expect(fact(found, 'Outpatient payment status')?.words).toMatch(/^Included beside a procedure/)
})

test('pairs with the family come first, for both claims, and all are counted', () => {
  const rows = [
    ...Array.from({ length: 450 }, (_, index) => aPair('19283', String(60_000 + index))),
    aPair('19283', '76942'),
    aPair('19284', '19283'),
    aPair('19283', '77002', { deletion: 20261031 }),
  ]
  const found = page(
    [
      { dataset: 'ptp-practitioner', from: '2026-10-01', rows: { kind: 'pair', rows } },
      {
        dataset: 'ptp-outpatient',
        from: '2026-10-01',
        rows: { kind: 'pair', rows: [aPair('19283', '77012', { indicator: 0 })] },
      },
    ],
    '19283',
  )
  expect(
    found.pairs.slice(0, 3).map(({ column1, column2, claim }) => `${column1}/${column2} ${claim}`),
  ).toEqual(['19283/76942 professional', '19284/19283 professional', '19283/77012 facility'])
  expect(found.pairs).toHaveLength(400)
  expect(found.pairCount).toBe(453)
})

test('the site’s charges of the code are listed', () => {
  const rows = {
    kind: 'charge-master',
    rows: [aCharge('BR100', '19283', { modifiers: ['RT'], validFrom: 20260101 }), aCharge('BR200', '19285')],
  } as const
  expect(page([{ dataset: 'charge-master', from: '2026-01-01', rows }], '19283').charges).toEqual([
    {
      chargeCode: 'BR100',
      modifiers: ['RT'],
      revenueCode: '0361',
      priceCents: 120_000,
      department: 'TEST BREAST CENTER',
      validFrom: '2026-01-01',
      validTo: null,
    },
  ])
})

test('a diagnosis says whether it is valid on the day', () => {
  const diagnoses: EditionFixture = {
    dataset: 'icd-10-cm',
    from: '2026-10-01',
    through: '2027-09-30',
    rows: { kind: 'diagnosis', rows: [aDiagnosis('N63', { billable: false }), aDiagnosis('N6311')] },
  }
  expect(page([diagnoses], 'n63.11')).toMatchObject({ code: 'N63.11', kind: 'icd-10-cm', verdict: 'pass' })
  expect(fact(page([diagnoses], 'N63'), 'On the day')).toMatchObject({
    value: 'not valid',
    words: 'A heading, not a code to bill: N63.11.',
  })
  expect(page([diagnoses], 'N63.99').verdict).toBe('fail')
  expect(page([diagnoses], 'N63.11', '2027-11-01').verdict).toBe('no-data')
})

test('a code that is a supply and, with a dot, a diagnosis is told apart', () => {
  const editions: readonly EditionFixture[] = [
    { dataset: 'hcpcs', from: '2026-10-01', rows: { kind: 'hcpcs', rows: [aSupply('J0190')] } },
    { dataset: 'icd-10-cm', from: '2026-10-01', rows: { kind: 'diagnosis', rows: [aDiagnosis('J0190')] } },
  ]
  expect(page(editions, 'J0190').kind).toBe('hcpcs')
  expect(page(editions, 'J01.90').kind).toBe('icd-10-cm')
  expect(page(editions.slice(1), 'J0190').kind).toBe('icd-10-cm')
})

test('history says edition by edition what changed, the newest first', () => {
  const limit = (from: string, units: number): EditionFixture => ({
    dataset: 'mue-practitioner',
    from,
    label: `MUE ${from}`,
    rows: { kind: 'unit-limit', rows: [aUnitLimit('19284', { units, mai: 3 })] },
  })
  const pairs = (from: string, seconds: readonly string[]): EditionFixture => ({
    dataset: 'ptp-practitioner',
    from,
    label: `PTP ${from}`,
    rows: { kind: 'pair', rows: seconds.map(second => aPair('19284', second)) },
  })
  const found = page(
    [
      limit('2026-01-01', 2),
      limit('2026-04-01', 2),
      limit('2026-10-01', 3),
      pairs('2026-07-01', ['76942']),
      pairs('2026-10-02', ['77002', '77012']),
    ],
    '19284',
  )
  expect(found.history).toEqual([
    {
      edition: 'PTP 2026-10-02',
      from: '2026-10-02',
      sentence: '2 new: pair 19284/77002, pair 19284/77012. 1 gone: pair 19284/76942.',
    },
    { edition: 'MUE 2026-10-01', from: '2026-10-01', sentence: 'Units 3, was 2.' },
    { edition: 'PTP 2026-07-01', from: '2026-07-01', sentence: 'The first edition that is loaded.' },
    { edition: 'MUE 2026-04-01', from: '2026-04-01', sentence: 'No change.' },
    { edition: 'MUE 2026-01-01', from: '2026-01-01', sentence: 'The first edition that is loaded.' },
  ])
})

test('with nothing loaded the built-in facts answer, each naming its edition', () => {
  const found = codePage(null, { code: '19283', on: day('2024-08-01'), today: TODAY })
  expect(found).toMatchObject({ verdict: 'pass', addOns: ['19284'], kind: 'cpt' })
  expect(found.pairCount).toBeGreaterThan(10)
  expect(found.facts.every(({ edition }) => edition.includes('built in'))).toBe(true)
  expect(fact(found, 'Most units a day, facility claim')?.value).toBe('1 (MAI 2)')
})

test('built-in facts that ended before the day vouch for nothing', () => {
  const found = codePage(null, { code: '19283', on: TODAY, today: TODAY })
  expect(fact(found, 'On the day')).toEqual({
    name: 'On the day',
    value: 'no data',
    words: 'Not checked. The built-in facts ended before the day.',
    edition: 'MPFS relative value file, July 2024, built in, ended 2024-09-30',
  })
})

test('licensed wording stands beside our own as long as the licence runs', () => {
  const wording: EditionFixture = {
    dataset: 'cpt-text',
    from: '2026-01-01',
    label: 'Site wording 2026',
    rows: { kind: 'cpt-text', rows: [{ code: '19283', text: 'Invented wording' }] },
  }
  const licence = { holder: 'TEST HOSPITAL', expiresOn: '2026-12-31', users: 2 }
  const db = aReference([wording], licence)
  const on = day('2026-11-20')
  expect(fact(codePage(db, { code: '19283', on, today: TODAY }), 'Licensed wording')?.value).toBe(
    'Invented wording',
  )
  const later = codePage(db, { code: '19283', on, today: day('2027-01-01') })
  expect(fact(later, 'Licensed wording')).toBeUndefined()
})

test.each(['', '???', 'a', '1234567890'])('%j has the shape of no code: its page is empty', code => {
  expect(codePage(null, { code, on: TODAY, today: TODAY })).toMatchObject({ kind: null, verdict: 'no-data' })
})
