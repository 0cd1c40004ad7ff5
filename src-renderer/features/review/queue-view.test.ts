import { expect, test } from 'vitest'
import { FIRST_ASK, filterOf, isNarrowed } from './queue-view.ts'

const TODAY = '2026-11-20'

test.each([
  ['all', null, null],
  ['today', TODAY, TODAY],
  ['over-3', null, '2026-11-16'],
  ['over-7', null, '2026-11-12'],
  ['over-14', null, '2026-11-05'],
] as const)('the days "%s" are from %s through %s', (days, from, through) => {
  expect(filterOf({ ...FIRST_ASK, days }, TODAY)).toEqual({ reason: '', physician: '', from, through })
})

test('a range may be open at either end', () => {
  const ask = { ...FIRST_ASK, days: 'range', from: '2026-11-01', through: '' } as const
  expect(filterOf(ask, TODAY)).toMatchObject({ from: '2026-11-01', through: null })
})

test('only what narrows a queue counts as narrowing', () => {
  expect(isNarrowed({ ...FIRST_ASK, groupBy: 'reason' })).toBe(false)
  expect(isNarrowed({ ...FIRST_ASK, days: 'today' })).toBe(true)
})
