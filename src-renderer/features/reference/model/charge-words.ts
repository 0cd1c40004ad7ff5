const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** `$1,234.50` for 123450. */
export function formatCents(cents: number): string {
  return DOLLARS.format(cents / 100)
}

type Validity = { readonly validFrom: string | null; readonly validTo: string | null }

/** From when to when a row holds; `always` where it names no day. */
export function validityOf({ validFrom, validTo }: Validity): string {
  if (validFrom === null && validTo === null) return 'always'
  if (validTo === null) return `from ${validFrom}`
  return validFrom === null ? `until ${validTo}` : `${validFrom} – ${validTo}`
}
