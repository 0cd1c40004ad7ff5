import type { Brand } from '../base/brand.ts'
import type { NamedRight, Role } from './rights.ts'

/** A UUIDv7 as text. */
export type PersonId = Brand<string, 'PersonId'>

/** Somebody who signs in. Never deleted, only deactivated: the audit trail names them for years. */
export type Person = {
  readonly id: PersonId
  /** As it stands in the audit trail; no two persons ever have the same. */
  readonly name: string
  /** What is typed to sign in, in small letters. */
  readonly signInName: string
  readonly roles: readonly Role[]
  readonly namedRights: readonly NamedRight[]
  readonly active: boolean
}
