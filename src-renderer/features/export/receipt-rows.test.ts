import { expect, test } from 'vitest'
import type { BatchSummary } from '#shared/contract/exports.ts'
import { folderOf, receiptRows } from './receipt-rows.ts'

const counts = { sha256: 'ab', bytes: 900, messages: 2, lines: 3, units: 4, credits: 0 }
const batch: BatchSummary = {
  batch: 'TST0000001',
  destination: 'default',
  answered: { accepted: 0, refused: 0 },
  createdAt: '2026-11-20T18:00:00.000Z',
  format: 'csv',
  hl7Version: null,
  scope: 'all',
  state: 'released',
  files: [{ ...counts, name: 'CHG_TEST_00001.csv', claim: 'facility' }],
  chainHead: 'cd',
}

test.each(['/srv/charges/CHG_TEST_00001.csv', 'D:\\charges\\CHG_TEST_00001.csv'])(
  'the file of %s has its name and the claim that the ledger knows it by',
  path => {
    expect(receiptRows([{ ...counts, path }], batch)).toEqual([
      { ...counts, name: 'CHG_TEST_00001.csv', claim: 'Facility' },
    ])
  },
)

test('as long as the ledger was not read no claim is named', () => {
  expect(receiptRows([{ ...counts, path: '/srv/charges/other.csv' }], undefined)).toMatchObject([
    { name: 'other.csv', claim: '' },
  ])
})

test.each([
  ['/srv/charges/a.csv', '/srv/charges'],
  ['\\\\server\\charges\\a.csv', '\\\\server\\charges'],
])('the folder of %s is %s', (path, folder) => {
  expect(folderOf(path)).toBe(folder)
})
