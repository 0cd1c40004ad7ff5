import { expect, test } from 'vitest'
import type { ReadableDb } from '#main/db/handles.ts'
import { pairAnswer, type PairQuestion } from './pair-answer.ts'
import { aReference, type EditionFixture } from './testing/a-reference.ts'
import { aPair } from './testing/a-row.ts'
import { day } from './testing/day.ts'

const EDITION = 'NCCI PTP practitioner v32.3, in force 2026-10-01'

function pairs(change: Partial<EditionFixture> = {}): EditionFixture {
  return {
    dataset: 'ptp-practitioner',
    from: '2026-10-01',
    through: '2026-12-31',
    label: EDITION,
    rows: {
      kind: 'pair',
      rows: [
        aPair('19284', '19285'),
        aPair('19283', '76942', { indicator: 0, rationale: 'CPT Manual instruction' }),
        aPair('19281', '77002', { effective: 20150101, deletion: 20261031 }),
        aPair('19281', '77012', { effective: 20200101, deletion: 20200101 }),
        aPair('19281', '77021', { indicator: 9 }),
      ],
    },
    ...change,
  }
}

function ask(db: ReadableDb | null, column1: string, column2: string, change: Partial<PairQuestion> = {}) {
  return pairAnswer(db, { column1, column2, claim: 'professional', on: day('2026-11-20'), ...change })
}

test('a pair with indicator 1 is bypassed by a modifier, and the answer names the edition', () => {
  expect(ask(aReference([pairs()]), '19284', '19285')).toEqual({
    verdict: 'bypassed',
    sentence:
      '19284 is column 1 over 19285. Paid together only with a modifier that says why: another side, lesion or session.',
    edition: EDITION,
    pair: {
      column1: '19284',
      column2: '19285',
      indicator: 1,
      words: 'Paid together only with a modifier that says why: another side, lesion or session.',
      rationale: 'Misuse of column two code with column one code',
      effective: '2020-01-01',
      deletion: null,
      claim: 'professional',
    },
  })
})

test('asked the other way round, the answer says which order is the edit', () => {
  const answer = ask(aReference([pairs()]), '76942', '19283')
  expect(answer).toMatchObject({ verdict: 'fail', pair: { column1: '19283', column2: '76942' } })
  expect(answer.sentence).toMatch(/^19283 is column 1 over 76942\./)
})

test('codes that the table lists and that have no edit between them pass', () => {
  expect(ask(aReference([pairs()]), '19284', '76942')).toMatchObject({ verdict: 'pass', edition: EDITION })
})

test('an edit stands on its last day and no longer', () => {
  const db = aReference([pairs()])
  expect(ask(db, '19281', '77002', { on: day('2026-10-31') }).verdict).toBe('bypassed')
  expect(ask(db, '19281', '77002', { on: day('2026-11-01') }).verdict).toBe('pass')
})

test('an edit that ended on its first day never stood, and indicator 9 is no edit', () => {
  const db = aReference([pairs()])
  expect(ask(db, '19281', '77012').verdict).toBe('pass')
  expect(ask(db, '19281', '77021').verdict).toBe('pass')
})

test('a code that the table does not list is no data, never a pass', () => {
  expect(ask(aReference([pairs()]), '19284', '00100').verdict).toBe('no-data')
})

test('a pair whose part is not loaded is no data', () => {
  const db = aReference([pairs({ parts: 4, files: [{ part: 2, firstCode: '19283', lastCode: '19285' }] })])
  expect(ask(db, '19284', '19285').verdict).toBe('bypassed')
  expect(ask(db, '19283', '19281').verdict).toBe('no-data')
})

test('a code makes no pair with itself', () => {
  expect(ask(aReference([pairs()]), '19283', '19283').verdict).toBe('no-data')
})

test('the newest edition that began by the day answers, and says that it ended', () => {
  const answer = ask(aReference([pairs()]), '19284', '19285', { on: day('2027-02-01') })
  expect(answer).toMatchObject({ verdict: 'bypassed', edition: `${EDITION}, ended 2026-12-31` })
})

test('each kind of claim has a table of its own', () => {
  const db = aReference([pairs(), pairs({ dataset: 'ptp-outpatient', rows: { kind: 'pair', rows: [] } })])
  expect(ask(db, '19284', '19285', { claim: 'facility' }).verdict).toBe('no-data')
})

test('with nothing loaded the built-in facts answer for the family and say so', () => {
  expect(ask(null, '19285', '19284')).toMatchObject({
    verdict: 'bypassed',
    edition: 'NCCI PTP v30.2, in force 2024-07-01, built in, ended 2024-09-30',
    pair: { column1: '19284', effective: '' },
  })
  expect(ask(null, '99155', '38900').verdict).toBe('no-data')
})

test('before every edition nothing is known', () => {
  expect(ask(null, '19285', '19284', { on: day('2020-01-01') })).toEqual({
    verdict: 'no-data',
    sentence: 'NCCI pair edits, practitioner: no edition is loaded.',
    edition: '',
    pair: null,
  })
})
