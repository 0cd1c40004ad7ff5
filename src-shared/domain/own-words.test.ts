import { expect, test } from 'vitest'
import { CODES_WITH_OWN_WORDS, ownWords } from './own-words.ts'

test.each(CODES_WITH_OWN_WORDS)('the words for %s fit FT1-8 and are ASCII', code => {
  expect(ownWords(code)).toMatch(/^[\x20-\x7e]{1,40}$/)
})

test('the family stands first', () => {
  expect(CODES_WITH_OWN_WORDS.slice(0, 3)).toEqual(['19281', '19282', '19283'])
})

test('no two codes have the same words', () => {
  expect(new Set(CODES_WITH_OWN_WORDS.map(ownWords)).size).toBe(CODES_WITH_OWN_WORDS.length)
})

test('a code without words of ours has none', () => {
  expect(ownWords('99999')).toBe('')
})
