import { expect, test } from 'vitest'
import type { DayStanding } from '#shared/contract/closing.ts'
import { billHoldInWords, lagInWords, totalsInWords } from './day-words.ts'

const NO_LAG = { count: 0, sameDay: 0, nextDay: 0, later: 0, median: 0, longest: 0 }

function aStanding(left: number, parts: Partial<DayStanding> = {}): DayStanding {
  return {
    day: '2026-11-20',
    close: null,
    reopened: 0,
    exams: { charged: 0, 'in-work': 0, missing: 0, 'no-charge': 0, expected: 0 },
    noCharge: [],
    walkIns: 0,
    afterDay: 0,
    markedLate: 0,
    exported: 0,
    open: { missing: 0, incomplete: 0, draft: 0, held: 0, review: 0, approval: 0 },
    undated: 0,
    amounts: null,
    totals: { sessions: 1, lines: 2, units: 2, codes: [] },
    toEntry: NO_LAG,
    billHold: { days: 5, left },
    secondSignature: false,
    signer: null,
    seen: '',
    ...parts,
  }
}

test.each([
  [5, false, '5 days left until the bills go out.'],
  [2, false, '2 days left until the bills go out.'],
  [1, true, '1 day left until the bills go out.'],
  [0, true, 'Bills go out today.'],
  [-1, true, 'Bills went out 1 day ago.'],
])('with %i days left: urgent %s, in words', (left, urgent, text) => {
  expect(billHoldInWords(aStanding(left))).toEqual({ urgent, text })
})

test('nothing is urgent once every charge has left and nothing is open', () => {
  expect(billHoldInWords(aStanding(-3, { exported: 1 }))).toEqual({
    urgent: false,
    text: 'All charges have left.',
  })
  const open = { missing: 1, incomplete: 0, draft: 0, held: 0, review: 0, approval: 0 }
  expect(billHoldInWords(aStanding(-3, { exported: 1, open })).urgent).toBe(true)
})

test('a lag is told by its parts, and by its longest where that is more than a day', () => {
  expect(lagInWords(NO_LAG)).toBe('none yet')
  expect(lagInWords({ ...NO_LAG, count: 3, sameDay: 3 })).toBe('3 the same day')
  const mixed = { count: 4, sameDay: 2, nextDay: 1, later: 1, median: 1, longest: 6 }
  expect(lagInWords(mixed)).toBe('2 the same day, 1 the next, 1 later (longest 6 days)')
})

test('one is one', () => {
  expect(totalsInWords({ sessions: 1, lines: 2, units: 1 })).toBe('1 session, 2 lines, 1 unit')
})
