/** `20261120` as a day; anything else as it is, so that it equals no day. */
export function dayOf(text: string): string {
  return /^\d{8}$/.test(text) ? [text.slice(0, 4), text.slice(4, 6), text.slice(6)].join('-') : text
}

/** An amount in cents; NaN for what is none. */
export function centsOf(text: string): number {
  const match = /^(\d{0,8})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match || text === '') return NaN
  return Number(match[1] ?? '0') * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** Cents as `450.50`. */
export function amountOf(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
