/**
 * Whether ten digits are a National Provider Identifier: the last is a Luhn check digit over `80840` and the other
 * nine. Source: CMS, National Provider Identifier standard, check digit calculation. `1234567893` is one.
 */
export function isNpi(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  const sum = [...`80840${text}`]
    .reverse()
    .reduce((total, digit, index) => total + luhnPart(Number(digit), index), 0)
  return sum % 10 === 0
}

/** Every second digit from the right counts double, its own digits added up. */
function luhnPart(digit: number, indexFromRight: number): number {
  if (indexFromRight % 2 === 0) return digit
  return digit > 4 ? digit * 2 - 9 : digit * 2
}
