import { expect, test } from 'vitest'
import { DATASETS } from '#shared/domain/code-sets.ts'
import { anEdition } from '../testing/code-set-samples.ts'
import { datasetRows, lastLoaded, periodOf } from './dataset-rows.ts'

const TODAY = '2026-11-20'
const shownOn = (today: string, ...froms: readonly string[]) =>
  datasetRows({ editions: froms.map((from, id) => anEdition({ id, from })), standing: [] }, today).find(
    row => row.dataset === 'ptp-practitioner',
  )

test('every dataset has its row, loaded or not', () => {
  expect(datasetRows({ editions: [], standing: [] }, TODAY).map(row => row.dataset)).toEqual(DATASETS)
})

test('the newest edition that began on or before today is shown', () => {
  expect(shownOn(TODAY, '2026-07-01', '2027-01-01', '2026-10-01')?.shown?.from).toBe('2026-10-01')
})

test('where all editions are still to come, the first of them is shown', () => {
  expect(shownOn(TODAY, '2027-04-01', '2027-01-01')?.shown?.from).toBe('2027-01-01')
})

test('editions stand with the newest first', () => {
  expect(shownOn(TODAY, '2026-07-01', '2027-01-01')?.editions.map(edition => edition.from)).toEqual([
    '2027-01-01',
    '2026-07-01',
  ])
})

test('a period without an end is open', () => {
  expect(periodOf({ from: '2026-07-01', through: '2026-09-30' })).toBe('2026-07-01 – 2026-09-30')
  expect(periodOf({ from: '2026-07-01', through: null })).toBe('from 2026-07-01')
})

test('of several parts the last one loaded counts', () => {
  const [file] = anEdition({}).files
  if (!file) throw new Error('The sample has a file')
  const later = { ...file, loadedAt: '2026-10-05T08:00:00.000Z', loadedBy: 'TEST-LATER' }
  expect(lastLoaded(anEdition({ files: [file, later] }))).toEqual({
    at: '2026-10-05T08:00:00.000Z',
    by: 'TEST-LATER',
  })
  expect(lastLoaded(anEdition({ files: [] }))).toBeNull()
})
