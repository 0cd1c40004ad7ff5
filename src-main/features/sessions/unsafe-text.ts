/**
 * Characters that have no place in a field of one line: controls and line ends, which break a charge file, halves of
 * surrogate pairs, which have no UTF-8, and the marks that turn the direction of writing round, which make a name
 * read as another one. Source for the marks: Unicode Standard Annex 9, explicit directional formatting.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u

/** The same for a text of several lines, which may hold line ends and tabs. */
const UNSAFE_IN_LINES =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u

export function isUnsafeText(text: string): boolean {
  return UNSAFE.test(text)
}

export function isUnsafeInLines(text: string): boolean {
  return UNSAFE_IN_LINES.test(text)
}
