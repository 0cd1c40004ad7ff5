import { expect, test } from 'vitest'
import { isOneKeyAway } from './mended-terms.ts'

test.each([
  ['ultrasoud', 'ultrasound'],
  ['ultrasounnd', 'ultrasound'],
  ['ultrasoind', 'ultrasound'],
  ['ultrasoudn', 'ultrasound'],
])('%s is one key away from %s', (typed, word) => {
  expect(isOneKeyAway(typed, word)).toBe(true)
})

test.each([
  ['ultrasnd', 'ultrasound'],
  ['wire', 'tire2'],
  ['marker', 'markers2'],
])('%s is more than one key away from %s', (typed, word) => {
  expect(isOneKeyAway(typed, word)).toBe(false)
})
