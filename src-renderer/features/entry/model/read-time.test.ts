import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

test.each([
  ['910', '09:10'],
  ['9:10', '09:10'],
  ['9', '09:00'],
  ['1430', '14:30'],
  ['2:30p', '14:30'],
  ['12:05 am', '00:05'],
  ['12 pm', '12:00'],
])('%j is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})

test.each(['25:00', '9:75', '14 pm', 'noon', ''])('%j stays as typed', typed => {
  expect(readTime(typed)).toBe(typed)
})
