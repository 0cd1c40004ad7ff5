/** Printable ASCII without spaces and without the delimiters of a charge file, `|^~\&`. */
const SHAPE = /^[!-%'-[\]_-{}]*$/

/** What to do about an identifier that no receiver could read back; empty when it is fine. */
export function identifierProblem(text: string, max: number): string {
  const trimmed = text.trim()
  if (/\s/.test(trimmed)) return 'Holds a space. Type the number without spaces.'
  if (!SHAPE.test(trimmed)) {
    return 'Takes letters without accents, digits and signs such as - . / only. Type the number as the wristband or order shows it.'
  }
  if (trimmed.length > max) return `Has ${trimmed.length} characters; ${max} is the most. Check the number.`
  return ''
}
