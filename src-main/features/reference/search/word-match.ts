import type { Meaning, MeantWord, SearchTerm } from './search-terms.ts'

/** The words that stand for a code. `extra` are the department's, beside its own text. */
export type SearchableWords = {
  readonly own: readonly string[]
  readonly extra: readonly string[]
  /** Words that say nothing against the code, such as a side, which no procedure code has. */
  readonly neutral: ReadonlySet<string>
}

const NEUTRAL = 0.2

/**
 * How well words answer all that was typed: 0 when a term is not there at all, else up to a little over 1. Whole
 * words count more than beginnings.
 */
export function matchQuality(terms: readonly SearchTerm[], words: SearchableWords): number {
  let sum = 0
  let inOwn = 0
  let telling = 0
  for (const term of terms) {
    const own = termQuality(term, words.own)
    const quality = own === 1 ? 1 : Math.max(own, termQuality(term, words.extra))
    if (quality === 0 && !isNeutral(term, words)) return 0
    if (quality > 0) telling += 1
    if (own > 0) inOwn += 1
    sum += quality === 0 ? NEUTRAL : quality
  }
  return telling === 0 ? 0 : (sum + IN_OWN * inOwn) / terms.length
}

/** A word of the code's own text says a little more than one the department has for it. */
const IN_OWN = 0.05

const MEANT = 0.95
const MEANT_SO_FAR = 0.7

function termQuality({ typed, meanings }: SearchTerm, words: readonly string[]): number {
  let best = 0
  for (const word of words) {
    if (!word.startsWith(typed)) continue
    if (word.length === typed.length) return 1
    best = Math.max(best, 0.5 + (0.4 * typed.length) / word.length)
  }
  for (const meaning of meanings) {
    const quality = meaning.whole ? MEANT : MEANT_SO_FAR
    if (quality > best && isMeant(meaning, words)) best = quality
  }
  return best
}

function isMeant(meaning: Meaning, words: readonly string[]): boolean {
  return meaning.words.every(meant => words.some(word => isWord(meant, word)))
}

function isWord({ text, isBeginning }: MeantWord, word: string): boolean {
  return isBeginning ? word.startsWith(text) : word === text
}

function isNeutral({ typed }: SearchTerm, { neutral }: SearchableWords): boolean {
  return neutral.has(typed)
}
