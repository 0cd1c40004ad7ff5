/** A procedure code as typed, in capital letters; null when it has not the shape of one (five, the last may be a letter). */
export function readProcedureCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return /^\d{4}[0-9A-Z]$/.test(code) ? code : null
}

/** A supply code of HCPCS level II: a letter and four digits. */
export function readSupplyCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return /^[A-V]\d{4}$/.test(code) ? code : null
}

/** Codes that come from the lesions and films alone. Source: coding rules, sections 1 and 2.10 to 2.11. */
const DERIVED = [
  /^1928[1-8]$/,
  /^1908[1-6]$/,
  /^1003[56]$/,
  /^1000[4-9]$/,
  /^1001[0-2]$/,
  /^10021$/,
  /^7706[56]$/,
  /^76098$/,
] as const

/** Whether a code is derived from what was done, so that nobody keys it. */
export function isDerivedCode(code: string): boolean {
  return DERIVED.some(shape => shape.test(code))
}
