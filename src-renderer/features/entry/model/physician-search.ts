import type { PhysicianEntry } from '#shared/domain/session-entry.ts'

/** The physicians of earlier sessions whom the words typed name, by family name, given name or NPI. */
export function findPhysicians(
  text: string,
  physicians: readonly PhysicianEntry[],
): readonly PhysicianEntry[] {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  return physicians.filter(physician => {
    const names = `${physician.familyName} ${physician.givenName} ${physician.npi}`
      .toLowerCase()
      .split(/[\s-]+/)
    return words.every(word => names.some(name => name.startsWith(word)))
  })
}

/** `TEST-VALE, Synthetic`. */
export function physicianName({ familyName, givenName }: PhysicianEntry): string {
  return [familyName, givenName].filter(Boolean).join(', ')
}
