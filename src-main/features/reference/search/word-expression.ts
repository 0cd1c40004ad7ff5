import type { Meaning, SearchTerm } from './search-terms.ts'

/**
 * What was typed as an expression of FTS5. Words are folded to letters and digits and stand in quotation marks, so
 * nothing typed is read as syntax.
 *
 * @example `us loc` is `("us"* OR "ultrasound") AND ("loc"* OR "localization")`
 */
export function wordExpression(terms: readonly SearchTerm[]): string {
  return terms.map(termExpression).join(' AND ')
}

function termExpression({ typed, meanings }: SearchTerm): string {
  const alternatives = [`"${typed}"*`, ...meanings.map(meaningExpression)]
  return `(${alternatives.join(' OR ')})`
}

function meaningExpression({ words }: Meaning): string {
  return `(${words.map(({ text, isBeginning }) => `"${text}"${isBeginning ? '*' : ''}`).join(' AND ')})`
}
