/** Digits only; null for anything else. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** `0.73`, `.73`, `33.8872`; null for anything else. */
export function decimalNumber(text: string): number | null {
  return /^(\d{1,9}(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : null
}

/**
 * Cents of an amount in dollars, such as `$1,234.56`, `1234.5` or `$0.125`, which is rounded to 13 cents. Null for
 * anything else. Reckoned on the digits: no binary fraction is involved.
 */
export function centsOf(text: string): number | null {
  const match = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})?(?:\.(\d*))?$/.exec(text)
  if (!match || (match[1] === undefined && !match[2])) return null
  const dollars = Number((match[1] ?? '0').replaceAll(',', ''))
  const fraction = (match[2] ?? '').padEnd(3, '0')
  const cents = Number(fraction.slice(0, 2)) + (fraction.charCodeAt(2) >= 53 ? 1 : 0)
  return dollars * 100 + cents
}
