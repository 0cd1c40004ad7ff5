import { z } from 'zod'
import type { Person, PersonId } from '../domain/person.ts'
import { NAMED_RIGHTS, ROLES, type Right, type Role } from '../domain/rights.ts'
import { MOST_SECRET } from '../domain/secret-rule.ts'
import { operation } from './operation.ts'

const personId = z.uuid().transform(text => text as PersonId)
const secret = z.string().max(MOST_SECRET)

const personFields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}+$/u, 'no control characters')
    // Names of the audit trail that stand for no person begin so.
    .regex(/^(?!emergency |account )/i, 'a name of a person'),
  signInName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'small letters, digits, dots and dashes'),
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  namedRights: z.array(z.enum(NAMED_RIGHTS)).max(NAMED_RIGHTS.length),
}

const emergencyNumber = z.int().min(1)

/** One of those who may sign in, as the screen for it lists them. */
export type SignInChoice = {
  readonly id: PersonId
  readonly name: string
  readonly signInName: string
  /** Seconds until the next try is looked at; 0 when it is at once. */
  readonly waitSeconds: number
  readonly lockedOut: boolean
}

/** Why nobody is at the desk. */
export type SignedOutWhy = 'start' | 'person' | 'idle' | 'system'

/** Who is at the desk, as the core has it. */
export type DeskStanding =
  /** A log without people: everybody may do everything. */
  | { readonly kind: 'open' }
  /** The department's own log, in which nobody has been set up yet. */
  | { readonly kind: 'first-start' }
  | {
      readonly kind: 'signed-out'
      readonly why: SignedOutWhy
      readonly people: readonly SignInChoice[]
      /** Who was here last; null at the start. */
      readonly last: PersonId | null
      /** A sealed code for emergencies lies in its envelope. */
      readonly hasEmergencyCode: boolean
    }
  | {
      readonly kind: 'signed-in'
      /** Null for somebody with a sealed code. */
      readonly person: PersonId | null
      readonly name: string
      readonly rights: readonly Right[]
      /** The secret was given by an administrator: until it is changed nothing else is allowed. */
      readonly mustChangeSecret: boolean
      readonly lockAfterMinutes: number
      /** Emergency access that no administrator has acknowledged; told to those alone. */
      readonly emergencies: readonly EmergencyUse[]
    }

/** Somebody opened the log with a sealed code. */
export type EmergencyUse = {
  readonly number: number
  readonly usedAt: string
  /** As they typed it. */
  readonly usedBy: string
  readonly reason: string
}

/** A sealed code in the list; the code itself is told once and kept nowhere. */
export type EmergencyCode = {
  readonly number: number
  readonly state: 'sealed' | 'withdrawn' | 'used' | 'acknowledged'
  readonly madeAt: string
  readonly madeBy: string
  readonly use: EmergencyUse | null
}

/** The account of a program that runs by itself; its key lies in a file. */
export type ServiceAccount = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly madeAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** What came of an attempt to sign in. */
export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly standing: DeskStanding }
  | {
      readonly kind: 'refused'
      /** In words for the person. */
      readonly message: string
      /** Until the next try is looked at. */
      readonly waitSeconds: number
      readonly lockedOut: boolean
    }

/** A row of the list of people. */
export type ListedPerson = Person & {
  readonly lockedOut: boolean
  readonly mustChangeSecret: boolean
  /** ISO instant; null before the first time. */
  readonly lastSignedInAt: string | null
}

/** A person with the secret that serves once: it is said now and kept nowhere. */
export type WithOneTimeSecret = { readonly person: ListedPerson; readonly oneTimeSecret: string }

/**
 * None of these takes a command id: an answer may hold a secret, and the answers of commands are kept. A name that is
 * there already is refused, so that nothing is done twice.
 */
export const usersContract = {
  standing: operation('anyone', z.strictObject({})).answers<DeskStanding>(),
  /** Makes the first administrator of a log without people, and signs them in. */
  makeFirst: operation('anyone', z.strictObject({ ...personFields, secret })).answers<DeskStanding>(),
  signIn: operation('anyone', z.strictObject({ person: personId, secret })).answers<SignInAnswer>(),
  /** Ends the turn of the person at the desk. Until somebody signs in, the core answers nothing of a patient. */
  lock: operation(
    'anyone',
    z.strictObject({ why: z.enum(['person', 'idle', 'system']) }),
  ).answers<DeskStanding>(),
  /** Says that somebody is at the keys; without it the desk locks by itself. */
  touch: operation('anyone', z.strictObject({})).answers<DeskStanding>(),
  /** Changes the secret of the person at the desk. */
  changeSecret: operation(
    'anyone',
    z.strictObject({ before: secret, after: secret }),
  ).answers<SignInAnswer>(),
  list: operation('administer', z.strictObject({})).answers<readonly ListedPerson[]>(),
  add: operation('administer', z.strictObject(personFields)).answers<WithOneTimeSecret>(),
  /** Changes name, roles and rights. The sign-in name stays. */
  save: operation(
    'administer',
    z.strictObject({
      id: personId,
      name: personFields.name,
      roles: personFields.roles,
      namedRights: personFields.namedRights,
    }),
  ).answers<ListedPerson>(),
  setActive: operation(
    'administer',
    z.strictObject({ id: personId, active: z.boolean() }),
  ).answers<ListedPerson>(),
  /** A new secret that serves once; it also lifts a lock-out. */
  resetSecret: operation('administer', z.strictObject({ id: personId })).answers<WithOneTimeSecret>(),
  liftLockOut: operation('administer', z.strictObject({ id: personId })).answers<ListedPerson>(),
  accounts: operation('administer', z.strictObject({})).answers<readonly ServiceAccount[]>(),
  /** Makes an account and writes its key into a new file of a folder, readable by its owner only. */
  makeAccount: operation(
    'administer',
    z.strictObject({
      name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes'),
      roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
      folder: z.string().min(1).max(1_000),
    }),
  ).answers<{ readonly account: ServiceAccount; readonly path: string }>(),
  /** Its key opens nothing any more. */
  revokeAccount: operation('administer', z.strictObject({ id: z.uuid() })).answers<ServiceAccount>(),
  emergencyCodes: operation('administer', z.strictObject({})).answers<readonly EmergencyCode[]>(),
  /** A code that is told this once. */
  makeEmergencyCode: operation('administer', z.strictObject({})).answers<{
    readonly number: number
    readonly code: string
  }>(),
  withdrawEmergencyCode: operation('administer', z.strictObject({ number: emergencyNumber })).answers<
    readonly EmergencyCode[]
  >(),
  acknowledgeEmergency: operation('administer', z.strictObject({ number: emergencyNumber })).answers<
    readonly EmergencyCode[]
  >(),
  /** Opens the desk to see and enter, once, under a name and a reason. */
  useEmergencyCode: operation(
    'anyone',
    z.strictObject({
      code: z.string().max(80),
      name: personFields.name,
      reason: z.string().trim().min(3).max(500),
    }),
  ).answers<DeskStanding>(),
} as const
