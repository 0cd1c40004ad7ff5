import { expect, test } from 'vitest'
import { ownWords } from './own-words.ts'

const FAMILY =
  '19281 19282 19283 19284 19285 19286 19287 19288 19499 10035 10036 19081 19082 19083 19084 19085 19086 10021 ' +
  '10004 10005 10006 10011 10012 77065 77066 76098 19125 19126 19301 A4648'
const CODES = FAMILY.split(' ')

test.each(CODES)('the words for %s fit FT1-8 and are ASCII', code => {
  expect(ownWords(code)).toMatch(/^[\x20-\x7e]{1,40}$/)
})

test('no two codes have the same words', () => {
  expect(new Set(CODES.map(ownWords)).size).toBe(CODES.length)
})

test('a code without words of ours has none', () => {
  expect(ownWords('99999')).toBe('')
})
