import { expect, test } from 'vitest'
import { priceList } from './price-list.ts'
import { aReference } from './testing/a-reference.ts'
import { aCharge } from './testing/a-row.ts'
import { day } from './testing/day.ts'

const ON = day('2026-11-20')

function prices(rows: readonly ReturnType<typeof aCharge>[], on = ON) {
  return priceList(
    aReference([{ dataset: 'charge-master', from: '2026-10-01', rows: { kind: 'charge-master', rows } }]),
    on,
  )
}

const line = (code: string, ...modifiers: readonly string[]) => ({ code, modifiers })

test('without a charge master nothing has a price', () => {
  expect(priceList(null, ON)).toBeNull()
  expect(priceList(aReference([]), ON)).toBeNull()
})

test('the row that names most of the modifiers of a line is its price', () => {
  const priceOf = prices([
    aCharge('BR1', '19283', { priceCents: 100 }),
    aCharge('BR2', '19283', { priceCents: 70, modifiers: ['26'] }),
    aCharge('BR3', '19283', { priceCents: 60, modifiers: ['26', '59'] }),
  ])
  expect(priceOf?.(line('19283', 'RT'))).toBe(100)
  expect(priceOf?.(line('19283', '26', 'RT'))).toBe(70)
  expect(priceOf?.(line('19283', 'RT', '59', '26'))).toBe(60)
  expect(priceOf?.(line('19285'))).toBeNull()
})

test('two prices for the same are none', () => {
  const same = [aCharge('BR1', '19283', { priceCents: 100 }), aCharge('BR2', '19283', { priceCents: 100 })]
  expect(prices(same)?.(line('19283'))).toBe(100)
  const apart = [aCharge('BR1', '19283', { priceCents: 100 }), aCharge('BR2', '19283', { priceCents: 101 })]
  expect(prices(apart)?.(line('19283'))).toBeNull()
})

test('a row counts on the days it names, and only with a price', () => {
  const rows = [
    aCharge('BR1', '19283', { priceCents: 100, validTo: 20261119 }),
    aCharge('BR2', '19283', { priceCents: 200, validFrom: 20261120, validTo: 20261120 }),
    aCharge('BR3', '19283', { priceCents: null }),
  ]
  expect(prices(rows, day('2026-11-19'))?.(line('19283'))).toBe(100)
  expect(prices(rows)?.(line('19283'))).toBe(200)
  expect(prices(rows, day('2026-11-21'))?.(line('19283'))).toBeNull()
})
