import words from '#resources/reference/department-words.json' with { type: 'json' }
import { DEPARTMENT_CODES } from './department-codes.ts'
import { searchTerm, type SearchTerm } from './search-terms.ts'

/** Shorter words are too near to one another to be mended. */
const SHORTEST_MENDED = 4

const VOCABULARY: ReadonlySet<string> = new Set([
  ...Object.keys(words.said),
  ...DEPARTMENT_CODES.flatMap(({ words: { own, extra } }) => [...own, ...extra]),
])

/** Of fewer words none is left out: what remained would answer another question. */
const FEWEST_TO_LEAVE_OUT = 3

/**
 * What may have been meant where nothing answers all that was typed: a word that nothing knows gives way to the
 * department's word one key stroke away. Of three words and more, one may be left out: the one that nothing knows,
 * else each in turn, the last first.
 */
export function mendedTerms(
  terms: readonly SearchTerm[],
  isKnown: (term: SearchTerm) => boolean,
): readonly (readonly SearchTerm[])[] {
  const mended = terms.flatMap(term => (isKnown(term) ? [term] : (nearestTerm(term.typed) ?? [])))
  const leftOut = terms.length - mended.length
  if (leftOut > 1 || (leftOut === 1 && terms.length < FEWEST_TO_LEAVE_OUT)) return []
  if (leftOut === 1 || terms.length < FEWEST_TO_LEAVE_OUT) return [mended]
  return [mended, ...mended.map((_, index) => mended.toSpliced(mended.length - 1 - index, 1))]
}

function nearestTerm(typed: string): SearchTerm | null {
  if (typed.length < SHORTEST_MENDED) return null
  for (const word of VOCABULARY) {
    if (isOneKeyAway(typed, word)) return searchTerm(word)
  }
  return null
}

/** One letter more, one less, another one, or two neighbours exchanged. */
export function isOneKeyAway(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let start = 0
  while (start < typed.length && typed[start] === word[start]) start++
  const [rest, wordRest] = [typed.slice(start), word.slice(start)]
  return (
    rest.slice(1) === wordRest.slice(1) ||
    rest.slice(1) === wordRest ||
    rest === wordRest.slice(1) ||
    (rest.slice(2) === wordRest.slice(2) && rest[0] === wordRest[1] && rest[1] === wordRest[0])
  )
}
