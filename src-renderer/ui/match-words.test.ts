import { expect, test } from 'vitest'
import { matchWords } from './match-words.ts'

const ACTIONS = ['complete the session', 'add a lesion', 'go to the day before', 'stereotactic wire, right']

function found(typed: string): readonly string[] {
  return ACTIONS.map(text => ({ text, score: matchWords(typed, text) }))
    .filter(({ score }) => score !== null)
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))
    .map(({ text }) => text)
}

test.each([
  ['compl', 'complete the session'],
  ['session complete', 'complete the session'],
  ['LES', 'add a lesion'],
  ['wire stereo', 'stereotactic wire, right'],
  ['stw', 'stereotactic wire, right'],
  ['day', 'go to the day before'],
])('"%s" finds "%s" first', (typed, first) => {
  expect(found(typed)[0]).toBe(first)
})

test('a word that is nowhere in a text finds nothing, whatever else is typed', () => {
  expect(found('lesion zebra')).toEqual([])
})

test('letters that are merely strewn over a text do not find it', () => {
  expect(found('day')).toEqual(['go to the day before'])
})

test('nothing typed finds everything', () => {
  expect(found('  ')).toHaveLength(ACTIONS.length)
})

test('the beginning of a word counts more than its middle', () => {
  expect(matchWords('ster', 'stereotactic') ?? 0).toBeGreaterThan(matchWords('tact', 'stereotactic') ?? 0)
})
