/** Whether five characters at a place are a CPT or HCPCS code: digits and capitals, beginning and ending as one. */
export function isCodeAt(text: string, at: number): boolean {
  for (let place = at; place < at + 5; place += 1) {
    const character = text.charCodeAt(place)
    const isDigit = character >= 48 && character <= 57
    const isCapital = character >= 65 && character <= 90
    if (!isDigit && !isCapital) return false
  }
  return true
}

/** Five digits or capitals, such as 19283, 0042T or A4648. */
export function isProcedureCode(text: string): boolean {
  return text.length === 5 && isCodeAt(text, 0)
}

/** HCPCS level II: a letter and four digits, or such with a letter at its end. Public; all else is the AMA's. */
export function isHcpcsCode(text: string): boolean {
  return /^[A-Z]\d{3}[0-9A-Z]$/.test(text)
}

/** The dental codes stand in HCPCS, but their wording is the American Dental Association's. */
export function isDentalCode(text: string): boolean {
  return /^D\d{4}$/.test(text)
}
