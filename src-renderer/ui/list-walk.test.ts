import { expect, test } from 'vitest'
import { firstPointedAt, stepped } from './list-walk.ts'

test('the only suggestion is pointed at once something is typed', () => {
  expect(firstPointedAt('va', ['TEST-VALE'])).toBe(0)
})

test.each([
  ['several fit', 'test', ['TEST-VALE', 'TEST-DORN']],
  ['none fits', 'x', []],
  ['nothing is typed', '', ['TEST-VALE']],
  ['only spaces are typed', '  ', ['TEST-VALE']],
])('nothing is pointed at where %s', (_case, typed, suggestions) => {
  expect(firstPointedAt(typed, suggestions)).toBeNull()
})

test('the first step down is to the first, the first step up to the last', () => {
  expect(stepped(null, 1, 3)).toBe(0)
  expect(stepped(null, -1, 3)).toBe(2)
})

test('steps go round at both ends', () => {
  expect(stepped(2, 1, 3)).toBe(0)
  expect(stepped(0, -1, 3)).toBe(2)
})

test('the only option stays pointed at, whichever arrow is pressed', () => {
  expect(stepped(0, 1, 1)).toBe(0)
  expect(stepped(0, -1, 1)).toBe(0)
})
