/**
 * How well a text answers what was typed, by words: each word typed must begin a word of the text, stand within one, or be
 * made of beginnings (`stw` for `stereotactic wire`). The more begin a word, and the earlier, the better.
 * Null when a word is not in it.
 */
export function matchWords(typed: string, text: string): number | null {
  const wanted = wordsOf(typed)
  const words = wordsOf(text)
  let score = 0
  for (const word of wanted) {
    const best = scoreOf(word, words)
    if (best === null) return null
    score += best
  }
  return score
}

const BEGINS = 100
const INSIDE = 40
const SPELT = 10

function scoreOf(word: string, words: readonly string[]): number | null {
  const begun = words.findIndex(one => one.startsWith(word))
  if (begun >= 0) return BEGINS - Math.min(begun, INSIDE)
  if (word.length > 1 && words.some(one => one.includes(word))) return INSIDE
  return isSpelt(word, words) ? SPELT : null
}

/** Whether the letters are beginnings of words of the text, one after the other: `stw` of `stereotactic` and `wire`. */
function isSpelt(letters: string, words: readonly string[]): boolean {
  if (letters === '') return true
  return words.some((word, place) => {
    const rest = words.slice(place + 1)
    return beginningsShared(letters, word).some(length => isSpelt(letters.slice(length), rest))
  })
}

/** The lengths, longest first, to which the letters begin a word. */
function beginningsShared(letters: string, word: string): readonly number[] {
  let length = 0
  while (length < letters.length && letters[length] === word[length]) length += 1
  return Array.from({ length }, (_, index) => length - index)
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
