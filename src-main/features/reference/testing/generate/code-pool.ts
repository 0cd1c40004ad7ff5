import family from '#resources/reference/breast-localization.json' with { type: 'json' }

/** The codes of the built-in facts: what is generated about them agrees with those. */
export const FAMILY_CODES: ReadonlySet<string> = new Set([
  ...family.ptp.flatMap(([column1, column2]) => [String(column1), String(column2)]),
  ...family.mpfs.map(([code]) => String(code)),
  ...Object.keys(family.mue),
  ...Object.keys(family.opps),
  ...Object.entries(family.addOn).flatMap(([addOn, primaries]) => [addOn, ...primaries]),
])

/** Code numbers in the order of the published files: some 13,000, as many as the pair edits have. Numbers only. */
export const CODE_POOL: readonly string[] = codePool()

function codePool(): readonly string[] {
  const codes = new Set<string>(FAMILY_CODES)
  for (let number = 1; number <= 520; number += 1) codes.add(`${pad(number)}U`)
  for (let number = 42; number <= 960; number += 2) codes.add(`${pad(number)}T`)
  for (let number = 10_004; number < 99_600; number += 9) codes.add(String(number))
  for (const letter of 'ACEGJKLQ') {
    for (let number = 100; number < 9_900; number += 41) codes.add(letter + pad(number))
  }
  return [...codes].toSorted()
}

function pad(number: number): string {
  return String(number).padStart(4, '0')
}
