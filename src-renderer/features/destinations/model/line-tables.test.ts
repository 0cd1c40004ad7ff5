import { expect, test } from 'vitest'
import { CHARGES, FILL, PRICES, REVENUE_CODES, SUBSCRIBERS } from './line-tables.ts'

test('prices are typed in dollars and kept in cents', () => {
  expect(PRICES.read('19283; 612.5\n\n A4648;99 ')).toEqual({ '19283': 61_250, A4648: 9_900 })
  expect(PRICES.write({ '19283': 61_250, A4648: 9_900 })).toBe('19283; 612.50\nA4648; 99.00')
})

test('what is no price stays as it was typed, for the sheet to refuse', () => {
  expect(PRICES.read('19283; much')).toEqual({ '19283': 'much' })
  expect(PRICES.write(PRICES.read('19283; much'))).toBe('19283; much')
})

test('revenue codes keep their zeros', () => {
  expect(REVENUE_CODES.read('19283; 0361')).toEqual({ '19283': '0361' })
})

test('a subscriber is one line, there and back', () => {
  const line = 'TEST0001; MTEST0001; ; 1 TEST ROAD; TESTTOWN; ME; 04999'
  expect(SUBSCRIBERS.read(line)).toEqual({
    TEST0001: {
      memberId: 'MTEST0001',
      groupNumber: null,
      address: { street: '1 TEST ROAD', city: 'TESTTOWN', state: 'ME', zip: '04999' },
    },
  })
  expect(SUBSCRIBERS.write(SUBSCRIBERS.read(line))).toBe(line)
})

test('what the department bills by is one line, and a part may be left empty', () => {
  const lines = '19283; BI9283; 612.50; 0361\n19284; BI9284\nA4648; ; ; 0278'
  expect(CHARGES.read(lines)).toEqual({
    '19283': { chargeCode: 'BI9283', priceCents: 61_250, revenueCode: '0361' },
    '19284': { chargeCode: 'BI9284', priceCents: null, revenueCode: null },
    A4648: { chargeCode: null, priceCents: null, revenueCode: '0278' },
  })
  expect(CHARGES.write(CHARGES.read(lines))).toBe(lines)
})

test('a field is filled with a text or with what the log knows', () => {
  const lines = 'FT1-13; text; BI^Breast imaging^L\nPV1-50; accession'
  expect(FILL.read(lines)).toEqual([
    { field: 'FT1-13', kind: 'text', text: 'BI^Breast imaging^L' },
    { field: 'PV1-50', kind: 'fact', fact: 'accession' },
  ])
  expect(FILL.write(FILL.read(lines))).toBe(lines)
})
