type Validity = { readonly validFrom: string | null; readonly validTo: string | null }

/** From when to when a row holds; `always` where it names no day. */
export function validityOf({ validFrom, validTo }: Validity): string {
  if (validFrom === null && validTo === null) return 'always'
  if (validTo === null) return `from ${validFrom}`
  return validFrom === null ? `until ${validTo}` : `${validFrom} – ${validTo}`
}
