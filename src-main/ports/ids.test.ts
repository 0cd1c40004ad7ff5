import fc from 'fast-check'
import { expect, test } from 'vitest'
import { risingIds, systemIds, uuidV7 } from './ids.ts'

test('an id is a UUID of version 7 and variant 1', () => {
  expect(systemIds.next()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an id of a later millisecond sorts after, whatever chance brought', () => {
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
  const time = fc.integer({ min: 0, max: 2 ** 47 })
  fc.assert(
    fc.property(time, random, random, (ms, one, other) => {
      expect(uuidV7(ms, Buffer.from(one)) < uuidV7(ms + 1, Buffer.from(other))).toBe(true)
    }),
  )
})

test('ids rise within a millisecond, past the end of its counter, and while the clock stands or goes back', () => {
  const times = fc.array(fc.integer({ min: 1_000, max: 1_003 }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(times, fc.uint8Array({ minLength: 10, maxLength: 10 }), (given, chance) => {
      let asked = 0
      const next = risingIds({
        now: () => given[asked++ % given.length] ?? 0,
        random: () => Buffer.from(chance),
      })
      const ids = Array.from({ length: 5_000 }, next)
      expect(ids.toSorted()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 20 },
  )
})

test('the example of RFC 9562, appendix A.6, comes out', () => {
  // unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
  const random = Buffer.from('0cc318c4dc0c0c07398f', 'hex')
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('a code has the letters of its alphabet', () => {
  expect(systemIds.code('AB', 30)).toMatch(/^[AB]{30}$/)
})
