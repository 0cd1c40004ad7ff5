/** Why a record cannot stand in a file: the field, and a sentence for the list of what was withheld. Never a value. */
export type FormatProblem = { readonly field: string; readonly words: string }

/** `Does not fit the file: <what>.`, the one way in which a withheld session is told of its format. */
export function unfit(field: string, what: string): FormatProblem {
  return { field, words: `Does not fit the file: ${what}.` }
}
