import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locationAt, moved, pointAt, positionAt, positionOf, turned } from './breast-position.ts'
import { quadrantOf } from './quadrant.ts'
import { readLocation } from './read-location.ts'

test.each([
  ['right', '10 4', 600, 4],
  ['left', '12:30 2.5 cm', 30, 2.5],
  ['left', '12', 0, null],
  ['right', 'uo', 630, null],
  ['left', 'UOQ 3 cm', 90, 3],
  ['right', 'LIQ', 270, null],
  ['left', 'LIQ', 450, null],
] as const)('%s %j is at %i minutes, %s cm', (side, location, minutes, centimeters) => {
  expect(positionOf(side, location)).toEqual({ minutes, centimeters })
})

test('free words, and a quadrant without a side, have no position', () => {
  expect(positionOf('right', 'behind the nipple')).toBeNull()
  expect(positionOf(null, 'UOQ')).toBeNull()
  expect(positionOf('right', '')).toBeNull()
})

const positions = fc.record({
  minutes: fc.integer({ min: 0, max: 23 }).map(step => step * 30),
  centimeters: fc.option(fc.integer({ min: 0, max: 40 }).map(half => half / 2)),
})

test('what the diagram writes is what the reader of typed places writes, and is read back', () => {
  fc.assert(
    fc.property(positions, position => {
      const written = locationAt(position)
      expect(readLocation(written)).toBe(written)
      expect(positionOf('left', written)).toEqual(position)
    }),
  )
})

test('a point drawn is the point clicked', () => {
  fc.assert(
    fc.property(positions, ({ minutes, centimeters }) => {
      const position = { minutes, centimeters: Math.min(10, Math.max(0.5, centimeters ?? 5)) }
      expect(positionAt(pointAt(position))).toEqual(position)
    }),
  )
})

test('a point lies in the quadrant that its words name', () => {
  fc.assert(
    fc.property(positions, fc.constantFrom('right', 'left'), (position, side) => {
      const { x, y } = pointAt({ ...position, centimeters: 5 })
      const quadrant = quadrantOf(side, locationAt(position))
      if (quadrant === 'overlapping' || quadrant === null) return
      expect(quadrant.startsWith('upper')).toBe(y < 0)
      expect(quadrant.endsWith('outer')).toBe(side === 'right' ? x < 0 : x > 0)
    }),
  )
})

test('arrows turn by half an hour and move by centimeters, from nowhere from 12:00', () => {
  expect(locationAt(turned(null, 1))).toBe('12:00')
  expect(locationAt(turned({ minutes: 0, centimeters: 2 }, -1))).toBe('11:30 2 cm')
  expect(locationAt(turned({ minutes: 690, centimeters: null }, 1))).toBe('12:00')
  expect(locationAt(moved(null, 1))).toBe('12:00 1 cm')
  expect(locationAt(moved({ minutes: 60, centimeters: 0.5 }, -1))).toBe('1:00 0 cm')
  expect(locationAt(moved({ minutes: 60, centimeters: 20 }, 1))).toBe('1:00 20 cm')
})
