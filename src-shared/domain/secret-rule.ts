/** A PIN is digits only; anything else is a pass phrase. */
export const LEAST_PIN = 6
export const LEAST_PHRASE = 12
export const MOST_SECRET = 200

/** Why a secret is not taken. */
export type SecretProblem = 'secret-too-short' | 'secret-trivial'

/** Digits or letters that differ, at least. */
const LEAST_DIFFERENT = { pin: 3, phrase: 5 } as const

/**
 * What is wrong with a new PIN or pass phrase; null when nothing is. `names` are what everybody knows of the person.
 * `123456`, `111111`, `123123` and `140283`, which reads as a date of birth, are trivial; `ada.roe 2026` of Ada Roe is.
 */
export function secretProblem(secret: string, names: readonly string[] = []): SecretProblem | null {
  const isPin = /^\d+$/.test(secret)
  if (secret.length < (isPin ? LEAST_PIN : LEAST_PHRASE)) return 'secret-too-short'
  const isTrivial = isPin ? isTrivialPin(secret) : isTrivialPhrase(secret, names)
  return isTrivial ? 'secret-trivial' : null
}

function isTrivialPin(pin: string): boolean {
  return differing(pin) < LEAST_DIFFERENT.pin || isRun(pin) || isRepeat(pin) || isDate(pin)
}

function isTrivialPhrase(phrase: string, names: readonly string[]): boolean {
  const rest = names
    .flatMap(name => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter(part => part.length > 2)
    .reduce((left, part) => left.replaceAll(part, ''), phrase.toLowerCase())
  return (
    differing(rest.replaceAll(/[^\p{L}]/gu, '')) < LEAST_DIFFERENT.phrase || isRepeat(phrase.toLowerCase())
  )
}

function differing(text: string): number {
  return new Set(text).size
}

/** Every digit one more than the one before, or one less, or the same: 123456, 987654, 112233, 890123. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  return steps.every(step => step === 0 || step === 1) || steps.every(step => step === 0 || step === 9)
}

/** The same block over and over: 121212, 123123. */
function isRepeat(text: string): boolean {
  return /^(.+)\1+$/u.test(text)
}

/** Six or eight digits that read as a day of a life, in any of the usual orders. */
function isDate(pin: string): boolean {
  const two = (from: number) => Number(pin.slice(from, from + 2))
  const four = (from: number) => Number(pin.slice(from, from + 4))
  if (pin.length === 6) {
    return isDay(two(0), two(2)) || isDay(two(2), two(0)) || isDay(two(4), two(2))
  }
  if (pin.length !== 8) return false
  const isYear = (year: number) => year >= 1900 && year < 2100
  const dayFirst = isYear(four(4)) && (isDay(two(0), two(2)) || isDay(two(2), two(0)))
  return dayFirst || (isYear(four(0)) && isDay(two(6), two(4)))
}

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}
