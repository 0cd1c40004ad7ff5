import { EMERGENCY_RIGHTS, rightsOf } from '#shared/domain/rights.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { Asking, Sitter } from './desk.ts'
import { namedRightsOf, rolesOf, type PersonRow } from './person-row.ts'
import { findPerson } from './queries.ts'

/** Who sits at the desk, with the rights they have now; null once they were deactivated. */
export function askingOf(db: ReadableDb, sitter: Sitter): Asking | null {
  if (sitter.kind === 'emergency') {
    const actor = `EMERGENCY ${sitter.number}: ${sitter.name}`
    return { actor, person: null, rights: new Set(EMERGENCY_RIGHTS), mustChangeSecret: false }
  }
  const row = findPerson(db, sitter.id)
  return row?.active === 1 ? askingPerson(row) : null
}

export function askingPerson(row: PersonRow): Asking {
  return {
    actor: row.name,
    person: row.id,
    rights: rightsOf(rolesOf(row), namedRightsOf(row)),
    mustChangeSecret: row.must_change === 1,
  }
}
