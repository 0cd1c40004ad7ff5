import { expect, test } from 'vitest'
import { numbersLeft } from './former-numbers.ts'

const at = (second: number) =>
  `2026-11-20T09:${second < 60 ? '00' : '01'}:${String(second % 60).padStart(2, '0')}.000-05:00`

const draft = (accession: string, second = 0) =>
  ({ state: 'draft', accession, mrn: 'TEST0001', updated_at: at(second) }) as const

test.each([
  ['another number takes its place', draft('TEST-A-1'), draft('TEST-A-2'), ['TEST-A-1']],
  ['it is emptied', draft('TEST-A-1'), draft(''), ['TEST-A-1']],
  ['it is shortened', draft('TEST-A-12'), draft('TEST-A-1'), ['TEST-A-12']],
  [
    'a draft rested for a minute before more was typed',
    draft('TEST-A-1'),
    draft('TEST-A-12', 60),
    ['TEST-A-1'],
  ],
])('a number is kept when %s', (_, from, to, values) => {
  expect(numbersLeft(from, to).map(({ value }) => value)).toEqual(values)
})

test.each([
  ['it is only being typed', draft('TEST-A'), draft('TEST-A-1', 59)],
  ['it stays', draft('TEST-A-1'), draft('TEST-A-1', 90)],
  ['there was none', draft(''), draft('TEST-A-1')],
])('nothing is kept when %s', (_, from, to) => {
  expect(numbersLeft(from, to)).toEqual([])
})

test('what a session had when it was complete is kept once it is a draft again', () => {
  const complete = { ...draft('TEST-A-1'), state: 'complete' as const }
  expect(numbersLeft(complete, draft('TEST-A-1'))).toEqual([
    { kind: 'accession', value: 'TEST-A-1' },
    { kind: 'mrn', value: 'TEST0001' },
  ])
  expect(numbersLeft(draft('TEST-A-1'), complete)).toEqual([])
})
