import { expect, test } from 'vitest'
import { foldWords } from './fold-words.ts'

test.each([
  ['Loc WIRE, us', ['loc', 'wire', 'us']],
  ['n63.1', ['n631']],
  ['U/S bx', ['us', 'bx']],
  ['Ménière’s disease', ['meniere', 's', 'disease']],
  ['upper-outer quadrant', ['upper', 'outer', 'quadrant']],
  ['0.5 mg', ['0', '5', 'mg']],
  ['"*"^() AND : -', ['and']],
  ['乳房', []],
])('%s is the words %j', (text, words) => {
  expect(foldWords(text)).toEqual(words)
})
