import type { PhysicianEntry } from '#shared/domain/session-entry.ts'

/**
 * The physician after the family name was typed. Typed over a known physician, the given name and the NPI go with
 * the old name: beside another name they would charge another person's work to that NPI.
 */
export function withFamilyName(
  physician: PhysicianEntry,
  familyName: string,
  known: readonly PhysicianEntry[],
): PhysicianEntry {
  const wasKnown = known.some(one => isSame(one, physician))
  return wasKnown && familyName !== physician.familyName
    ? { npi: '', familyName, givenName: '' }
    : { ...physician, familyName }
}

function isSame(one: PhysicianEntry, other: PhysicianEntry): boolean {
  return one.npi === other.npi && one.familyName === other.familyName && one.givenName === other.givenName
}
