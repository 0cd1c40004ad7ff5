import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareStamps, joinFacts, stampedFacts, valuesOf, type StampedFacts } from './facts.ts'

const stamp = fc.record({
  at: fc.constantFrom('2026-11-20T07:00:00.000Z', '2026-11-20T08:00:00.000Z'),
  message: fc.constantFrom('1', '9', '10', 'A7'),
})
const stated = fc.record(
  {
    procedure: fc.constantFrom('Wire', 'Clip', ''),
    cancelled: fc.boolean(),
    schedule: fc.constantFrom({ on: '2026-11-20', at: '09:10' }, { on: '2026-11-21', at: '' }),
    side: fc.constantFrom('right', 'left', null),
  },
  { requiredKeys: [] },
)
const facts: fc.Arbitrary<StampedFacts> = fc.tuple(stated, stamp).map(parts => stampedFacts(...parts))

test('joining is the same in any order, in any groups, and twice over', () => {
  fc.assert(
    fc.property(facts, facts, facts, (a, b, c) => {
      expect(joinFacts(a, b)).toEqual(joinFacts(b, a))
      expect(joinFacts(joinFacts(a, b), c)).toEqual(joinFacts(a, joinFacts(b, c)))
      expect(joinFacts(a, joinFacts(a, b))).toEqual(joinFacts(a, b))
    }),
  )
})

test('of two statements the newer holds, and what the newer does not state stays', () => {
  const older = stampedFacts(
    { procedure: 'Wire', side: 'left' },
    { at: '2026-11-20T07:00:00.000Z', message: '1' },
  )
  const newer = stampedFacts({ procedure: 'Clip' }, { at: '2026-11-20T08:00:00.000Z', message: '1' })
  expect(valuesOf(joinFacts(newer, older))).toMatchObject({ procedure: 'Clip', side: 'left' })
})

test('at one time the higher message number is the newer', () => {
  const at = '2026-11-20T07:00:00.000Z'
  expect(compareStamps({ at, message: '9' }, { at, message: '10' })).toBeLessThan(0)
  expect(compareStamps({ at, message: 'Q0009' }, { at, message: 'Q10' })).toBeLessThan(0)
  expect(compareStamps({ at, message: '7' }, { at, message: '7' })).toBe(0)
})
