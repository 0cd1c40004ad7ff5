import words from '#resources/reference/department-words.json' with { type: 'json' }
import { foldWords } from './fold-words.ts'

/** A word as typed, with what it may mean in the words of labels and published texts. */
export type SearchTerm = {
  readonly typed: string
  readonly meanings: readonly Meaning[]
}

/** Words that all have to be there. `whole` is false while the word that has this meaning is not typed to its end. */
export type Meaning = { readonly words: readonly MeantWord[]; readonly whole: boolean }

/** A word to be found whole, or one that begins with `text`. */
export type MeantWord = { readonly text: string; readonly isBeginning: boolean }

/** Nobody types more that matters; the bound keeps a pasted page from being searched word by word. */
const MOST_TERMS = 8

/** From here on the beginning of a word of the department's stands for it. */
const BEGINNING = 3

const SAY_NOTHING: ReadonlySet<string> = new Set(words.sayNothing)

const SAID: readonly { readonly word: string; readonly meanings: readonly (readonly MeantWord[])[] }[] =
  Object.entries(words.said).map(([word, meanings]) => ({ word, meanings: meanings.map(readMeaning) }))

/** Reads what was typed; words that say nothing are left out unless there are no others. */
export function searchTerms(text: string): readonly SearchTerm[] {
  const typed = [...new Set(foldWords(text))]
  const telling = typed.filter(word => !SAY_NOTHING.has(word))
  return (telling.length > 0 ? telling : typed).slice(0, MOST_TERMS).map(searchTerm)
}

export function searchTerm(typed: string): SearchTerm {
  const meanings = SAID.flatMap(({ word, meanings: meant }) => {
    const whole = word === typed
    if (!whole && (typed.length < BEGINNING || !word.startsWith(typed))) return []
    return meant.map(each => ({ words: each, whole }))
  })
  return { typed, meanings }
}

function readMeaning(text: string): readonly MeantWord[] {
  return text.split(' ').map(word => ({ text: word.replace('*', ''), isBeginning: word.endsWith('*') }))
}
