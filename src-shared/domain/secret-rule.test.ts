import { expect, test } from 'vitest'
import { secretProblem } from './secret-rule.ts'

test.each(['12345', '0', 'short phrase', 'abc'].filter(secret => secret.length < 12))(
  '%s is too short',
  secret => {
    expect(secretProblem(secret)).toBe('secret-too-short')
  },
)

test.each([
  '123456',
  '654321',
  '890123',
  '111111',
  '112233',
  '121212',
  '123123',
  '010180',
  '140283',
  '830214',
  '01021990',
  '19900201',
])('the PIN %s is trivial', pin => {
  expect(secretProblem(pin)).toBe('secret-trivial')
})

test.each(['493817', '7740295', '90417352', '777493'])('the PIN %s is taken', pin => {
  expect(secretProblem(pin)).toBeNull()
})

test.each(['aaaaaaaaaaaa', 'passpasspass', 'ada.roe-ada.roe', 'Ada Roe 2026!'])(
  'the pass phrase %s of Ada Roe is trivial',
  phrase => {
    expect(secretProblem(phrase, ['Roe, Ada', 'ada.roe'])).toBe('secret-trivial')
  },
)

test('a pass phrase of words is taken', () => {
  expect(secretProblem('four lamps by the window', ['Roe, Ada', 'aroe'])).toBeNull()
})
