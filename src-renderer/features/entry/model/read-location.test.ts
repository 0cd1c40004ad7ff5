import { expect, test } from 'vitest'
import { readLocation } from './read-location.ts'

test.each([
  ['10 4', '10:00 4 cm'],
  ['10', '10:00'],
  ['1030 4', '10:30 4 cm'],
  ['10:30 4.5', '10:30 4.5 cm'],
  ["2 o'clock 3cm", '2:00 3 cm'],
  ['09 12', '9:00 12 cm'],
  ['uo', 'UOQ'],
  ['liq 2', 'LIQ 2 cm'],
])('%j is written %j', (said, written) => {
  expect(readLocation(said)).toBe(written)
})

test('a location that was read is not changed by reading it again', () => {
  for (const written of ['10:00 4 cm', '12:30', 'UOQ', 'LIQ 2 cm'])
    expect(readLocation(written)).toBe(written)
})

test.each(['13 4', 'axillary tail', 'behind the nipple', '10 4 2', '0', '10:77'])(
  '%j is no position and stays as typed',
  said => {
    expect(readLocation(said)).toBe(said)
  },
)

test('outer and doubled spaces go', () => {
  expect(readLocation('  axillary   tail ')).toBe('axillary tail')
})
