import { expect, test } from 'vitest'
import type { DecodedPart } from '#shared/contract/decoded-file.ts'
import { endingInWords, stretchesOf } from './file-words.ts'

const text = 'MSH|^~\\&|A||B\rEVN|P03\r\n'
const field = (place: string, from: number, to: number) => ({
  place,
  name: place,
  from,
  to,
  value: text.slice(from, to),
  meaning: '',
})
const msh: DecodedPart = {
  name: 'MSH',
  title: '',
  line: 1,
  from: 0,
  to: 13,
  fields: [field('MSH-1', 3, 4), field('MSH-2', 4, 8), field('MSH-3', 9, 10), field('MSH-5', 12, 13)],
}
const evn: DecodedPart = {
  name: 'EVN',
  title: '',
  line: 2,
  from: 14,
  to: 21,
  fields: [field('EVN-1', 18, 21)],
}

test('the stretches of a segment are its text, each field apart', () => {
  const stretches = stretchesOf(text, msh)
  expect(stretches.map(one => one.text).join('')).toBe('MSH|^~\\&|A||B')
  expect(stretches.flatMap(one => (one.field ? [one.text] : []))).toEqual(['|', '^~\\&', 'A', 'B'])
})

test('the end of a segment is said in words', () => {
  expect(endingInWords(text, msh, evn)).toBe('CR')
  expect(endingInWords(text, evn, undefined)).toBe('CR LF')
})
