/**
 * The check digit that belongs after the digits of a GTIN: from the right, weights 3 and 1 in turn.
 * `gtinCheckDigit('0036000291452'.slice(0, -1))` is `2`. Source: GS1 General Specifications, section 7.9.
 */
export function gtinCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    return total + Number(digit) * (place % 2 === 0 ? 3 : 1)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** The 43 characters of a HIBC barcode; a character's value is its place. */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'

/**
 * The check character of a HIBC text: the sum of all values modulo 43. Null when a character stands in it that no such
 * barcode has. Source: ANSI/HIBC 2.6, appendix B.
 */
export function hibcCheckCharacter(text: string): string | null {
  const values = [...text].map(character => CHARACTERS.indexOf(character))
  if (values.includes(-1)) return null
  return CHARACTERS.charAt(values.reduce((sum, value) => sum + value, 0) % CHARACTERS.length)
}
