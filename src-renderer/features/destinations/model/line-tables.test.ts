import { expect, test } from 'vitest'
import { PRICES, REVENUE_CODES, SUBSCRIBERS } from './line-tables.ts'

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
