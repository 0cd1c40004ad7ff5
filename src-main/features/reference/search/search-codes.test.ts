import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadableDb } from '#main/db/handles.ts'
import { aReference, type EditionFixture } from '../testing/a-reference.ts'
import { aDiagnosis, aFee, aPair, aSupply } from '../testing/a-row.ts'
import { day } from '../testing/day.ts'
import { searchCodes, type CodeSearch } from './search-codes.ts'

const TODAY = day('2026-11-20')

function search(db: ReadableDb | null, text: string, change: Partial<CodeSearch> = {}) {
  return searchCodes(db, { text, on: TODAY, today: TODAY, kinds: [], limit: 20, ...change })
}

function codes(db: ReadableDb | null, text: string, change: Partial<CodeSearch> = {}): readonly string[] {
  return search(db, text, change).map(({ code }) => code)
}

const DIAGNOSES: EditionFixture = {
  dataset: 'icd-10-cm',
  from: '2026-10-01',
  through: '2027-09-30',
  label: 'ICD-10-CM, in force 2026-10-01',
  rows: {
    kind: 'diagnosis',
    rows: [
      aDiagnosis('M545', { billable: false, text: 'Low back pain' }),
      aDiagnosis('M5450', { text: 'Low back pain, unspecified' }),
      aDiagnosis('M5459', { text: 'Other low back pain' }),
      aDiagnosis('H8101', { text: 'Ménière’s disease, right ear' }),
      aDiagnosis('R920', { text: 'Mammographic microcalcification found on diagnostic imaging of breast' }),
    ],
  },
}

const LAST_YEAR: EditionFixture = {
  dataset: 'icd-10-cm',
  from: '2025-10-01',
  through: '2026-09-30',
  label: 'ICD-10-CM, in force 2025-10-01',
  rows: { kind: 'diagnosis', rows: [aDiagnosis('M5416', { text: 'Low back pain of old' })] },
}

test('without a reference database the family and the suggested diagnoses are found', () => {
  expect(codes(null, 'loc wire us')[0]).toBe('19285')
  expect(codes(null, 'lump right upper outer')[0]).toBe('N63.11')
  expect(search(null, 'R92.0')[0]).toEqual({
    code: 'R92.0',
    kind: 'icd-10-cm',
    text: 'Mammographic microcalcification found on diagnostic imaging of breast',
    edition: 'ICD-10-CM, October 2026, built in',
    billable: true,
    remark: 'Not checked. ICD-10-CM diagnoses: no edition is loaded.',
  })
})

test('a heading stands below the codes it is divided into, and says so', () => {
  const db = aReference([DIAGNOSES])
  expect(codes(db, 'm54.5')).toEqual(['M54.50', 'M54.59', 'M54.5'])
  expect(search(db, 'low back pain').at(-1)).toMatchObject({
    code: 'M54.5',
    billable: false,
    remark: 'A heading, not a code to bill: M54.50, M54.59.',
  })
})

test('a code that is not valid on the day stands last, with the reason', () => {
  const db = aReference([DIAGNOSES, LAST_YEAR])
  expect(search(db, 'low back pain').at(-1)).toEqual({
    code: 'M54.16',
    kind: 'icd-10-cm',
    text: 'Low back pain of old',
    edition: 'ICD-10-CM, in force 2025-10-01',
    billable: false,
    remark: 'Not in the edition of 2026-11-20; it is in ICD-10-CM, in force 2025-10-01.',
  })
})

test('a day of service before the new edition is asked of the old one', () => {
  const db = aReference([DIAGNOSES, LAST_YEAR])
  const [first] = search(db, 'low back', { on: day('2026-09-30') })
  expect(first).toMatchObject({ code: 'M54.16', billable: true, remark: '' })
})

test('accents make no difference', () => {
  const db = aReference([DIAGNOSES])
  expect(codes(db, 'meniere')).toEqual(['H81.01'])
  expect(codes(db, 'MÉNIÈRE')).toEqual(['H81.01'])
})

test('a HCPCS code that has ended by the day says when', () => {
  const rows = [aSupply('C9999', { text: 'Old marker', terminated: 20260630 })]
  const db = aReference([{ dataset: 'hcpcs', from: '2026-10-01', rows: { kind: 'hcpcs', rows } }])
  expect(search(db, 'C9999')[0]).toMatchObject({ billable: false, remark: 'Ended on 2026-06-30.' })
})

test('a code that only the tables of numbers know is found by number, without wording', () => {
  const db = aReference([
    { dataset: 'mpfs', from: '2026-07-01', rows: { kind: 'fee-schedule', rows: [aFee('99213')] } },
    {
      dataset: 'ptp-practitioner',
      from: '2026-07-01',
      rows: { kind: 'pair', rows: [aPair('11042', '97597')] },
    },
  ])
  expect(search(db, '99213')[0]).toMatchObject({ text: 'No wording loaded', edition: null, billable: true })
  expect(codes(db, '1104')).toEqual(['11042'])
  expect(codes(db, '97597')).toEqual(['97597'])
})

test('licensed wording is found and shown until the licence ends', () => {
  const editions: readonly EditionFixture[] = [
    {
      dataset: 'cpt-text',
      from: '2026-01-01',
      label: 'Site wording 2026',
      rows: { kind: 'cpt-text', rows: [{ code: '99213', text: 'Invented licensed wording' }] },
    },
  ]
  const db = aReference(editions, { holder: 'TEST HOSPITAL', expiresOn: '2026-12-31', users: 4 })
  expect(search(db, 'licensed')[0]).toMatchObject({
    text: 'Invented licensed wording',
    edition: 'Site wording 2026',
  })
  expect(search(db, 'licensed', { today: day('2027-01-01') })).toEqual([])
  expect(search(aReference(editions), 'licensed')).toEqual([])
})

test('only the kinds asked for are found', () => {
  const db = aReference([DIAGNOSES])
  expect(codes(db, 'microcalc', { kinds: ['cpt'] })).toEqual([])
  expect(codes(db, 'microcalc', { kinds: ['icd-10-cm'] })[0]).toBe('R92.0')
})

test('no code is listed twice, and no more than asked for', () => {
  const db = aReference([DIAGNOSES])
  const found = codes(db, 'r', { limit: 5 })
  expect(found).toHaveLength(5)
  expect(new Set(found).size).toBe(5)
})

test('a slip of the key finds what was meant', () => {
  expect(codes(null, 'ultrasoud wire')[0]).toBe('19285')
})

test('one word too many does not hide the answer', () => {
  expect(codes(null, 'us wire loc xyzzy')[0]).toBe('19285')
})

test('two words of which one is unknown find nothing', () => {
  expect(codes(null, 'xyzzy left')).toEqual([])
})

const ODD = [
  '',
  ' ',
  '"',
  '*',
  'a*"',
  'NEAR(a b)',
  'a AND',
  'NOT',
  '-x',
  'words:us',
  '^us',
  '乳房',
  '\u0000us',
  '%_',
]

test.each([...ODD, 'x'.repeat(200), 'us '.repeat(66), "';--", '(((', '19283\n19284'])(
  'whatever is typed is no error: %j',
  text => {
    const db = aReference([DIAGNOSES])
    expect(Array.isArray(search(db, text))).toBe(true)
    expect(Array.isArray(search(null, text))).toBe(true)
  },
)

test('a file without a search index is searched by the program’s own codes', () => {
  const db = aReference([])
  db.transaction(() => {
    db.run('DROP TABLE code_words')
    db.run('DROP TABLE code_entry')
  })
  expect(codes(db, 'node marker')[0]).toBe('10035')
})

test('any text at all is answered, with no more codes than asked for and none twice', () => {
  const db = aReference([DIAGNOSES, LAST_YEAR])
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (text, limit) => {
        const found = codes(db, text, { limit })
        expect(found.length).toBeLessThanOrEqual(limit)
        expect(new Set(found).size).toBe(found.length)
      },
    ),
  )
})
