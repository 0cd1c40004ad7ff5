import type { PhysicianEntry } from '#shared/domain/session-entry.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export const LIST_PHYSICIANS = `
  SELECT npi, family_name AS familyName, given_name AS givenName
  FROM physician
  ORDER BY last_used_at DESC, family_name
  LIMIT 200`

export function listPhysicians(db: ReadableDb): readonly PhysicianEntry[] {
  return db.all(LIST_PHYSICIANS)
}

export function putPhysician(
  db: WritableDb,
  { npi, familyName, givenName }: PhysicianEntry,
  at: string,
): void {
  db.run(
    `INSERT INTO physician (npi, family_name, given_name, last_used_at)
     VALUES (?, ?, ?, ?)
     ON CONFLICT (npi) DO UPDATE SET
       family_name = excluded.family_name, given_name = excluded.given_name, last_used_at = excluded.last_used_at`,
    npi,
    familyName,
    givenName,
    at,
  )
}
