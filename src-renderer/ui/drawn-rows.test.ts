import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnRows, rowTops, scrollFor } from './drawn-rows.ts'

const TOPS = rowTops(Array.from({ length: 1_000 }, () => 50))

test('only what is in sight is drawn, with as much again on either side', () => {
  const rows = drawnRows(TOPS, { top: 5_000, height: 500 })
  expect(rows[0]).toEqual({ index: 90, top: 4_500, height: 50 })
  expect(rows.at(-1)).toEqual({ index: 120, top: 6_000, height: 50 })
})

test('an empty list draws nothing', () => {
  expect(drawnRows(rowTops([]), { top: 0, height: 500 })).toEqual([])
})

test('every row in sight is drawn, whatever the heights', () => {
  const heights = fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(heights, fc.integer({ min: 0, max: 3_000 }), (all, top) => {
      const tops = rowTops(all)
      const drawn = new Set(drawnRows(tops, { top, height: 300 }).map(({ index }) => index))
      for (const [index, begin] of tops.slice(0, -1).entries()) {
        const end = tops[index + 1] ?? begin
        if (end > top && begin < top + 300) expect(drawn.has(index)).toBe(true)
      }
    }),
  )
})

test.each([
  ['above', 10, 500],
  ['below', 40, 1_550],
  ['in sight', 25, 1_000],
])('a row %s is brought into sight with the least scrolling', (_, row, scrolled) => {
  expect(scrollFor(TOPS, { top: 1_000, height: 500 }, { from: row, to: row })).toBe(scrolled)
})
