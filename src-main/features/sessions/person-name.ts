/**
 * Room for the parts of a name together. A name field of HL7 2.3.1 (XPN, table of segment PID) holds 48 characters
 * with its two separators.
 */
export const MAX_NAME_CHARACTERS = 46

/** Characters of a name as a person counts them: an emoji that is one code point is one. */
export function nameCharacters(...parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + [...part.trim()].length, 0)
}

/** What to do about a name that is too long; empty when it fits. */
export function tooLongName(...parts: readonly string[]): string {
  const characters = nameCharacters(...parts)
  if (characters <= MAX_NAME_CHARACTERS) return ''
  return (
    `The name has ${characters} characters and billing takes ${MAX_NAME_CHARACTERS}. ` +
    'Shorten the given and middle names first, to initials if need be.'
  )
}
