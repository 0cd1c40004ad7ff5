/**
 * HL7 v2 escapes for the delimiters `|^~\&`. One pass over the text, so that the backslash of an escape is never
 * escaped again. Source: HL7 v2.3.1 and v2.5.1, chapter 2, use of escape sequences.
 */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
}

/** `Test & Co` becomes `Test \T\ Co`. */
export function escapeText(text: string): string {
  return text.replace(/[\\|^&~]/g, delimiter => ESCAPES[delimiter] ?? delimiter)
}
