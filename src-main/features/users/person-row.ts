import { z } from 'zod'
import type { ListedPerson } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { NAMED_RIGHTS, ROLES, type NamedRight, type Role } from '#shared/domain/rights.ts'

/** A person as the row stands. */
export type PersonRow = {
  readonly id: PersonId
  readonly name: string
  readonly sign_in_name: string
  readonly roles: string
  readonly named_rights: string
  readonly active: 0 | 1
  readonly secret: string
  readonly must_change: 0 | 1
  readonly failures: number
  readonly last_failure_at: string | null
  readonly locked_out: 0 | 1
  readonly last_signed_in_at: string | null
}

const rolesSchema = z.array(z.enum(ROLES))
const namedRightsSchema = z.array(z.enum(NAMED_RIGHTS))

export function rolesOf(row: { readonly roles: string }): readonly Role[] {
  return rolesSchema.parse(JSON.parse(row.roles))
}

export function namedRightsOf(row: Pick<PersonRow, 'named_rights'>): readonly NamedRight[] {
  return namedRightsSchema.parse(JSON.parse(row.named_rights))
}

/** A person as the list shows them; nothing of the secret. */
export function listedPerson(row: PersonRow): ListedPerson {
  return {
    id: row.id,
    name: row.name,
    signInName: row.sign_in_name,
    roles: rolesOf(row),
    namedRights: namedRightsOf(row),
    active: row.active === 1,
    lockedOut: row.locked_out === 1,
    mustChangeSecret: row.must_change === 1,
    lastSignedInAt: row.last_signed_in_at,
  }
}

/** Active, with the role. */
export function isAdministrator(row: PersonRow): boolean {
  return row.active === 1 && rolesOf(row).includes('administrator')
}
