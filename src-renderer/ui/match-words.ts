/**
 * How well a text answers what was typed, by words: each word typed must begin a word of the text, or stand in one
 * letter by letter in order (`stw` for `stereotactic wire`). The more begin a word, and the earlier, the better.
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
const SCATTERED = 10

function scoreOf(word: string, words: readonly string[]): number | null {
  const begun = words.findIndex(one => one.startsWith(word))
  if (begun >= 0) return BEGINS - Math.min(begun, INSIDE)
  if (word.length > 1 && words.some(one => one.includes(word))) return INSIDE
  return isScattered(word, words.join('')) ? SCATTERED : null
}

/** Whether the letters stand in a text in their order, with others between them. */
function isScattered(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
