import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { ListedPerson, WithOneTimeSecret } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { secretProblem } from '#shared/domain/secret-rule.ts'
import { changedFields } from '#main/features/audit/index.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { Dependencies } from './dependencies.ts'
import { isAdministrator, listedPerson, namedRightsOf, rolesOf, type PersonRow } from './person-row.ts'
import {
  findNameOwner,
  findPerson,
  findPersonBySignInName,
  insertPerson,
  keepName,
  listPeople,
  updatePerson,
} from './queries.ts'

type PeopleHandlers = Pick<
  Handlers['users'],
  'list' | 'add' | 'save' | 'setActive' | 'resetSecret' | 'liftLockOut'
>

/** What an administrator does with people. */
export function peopleHandlers(dependencies: Dependencies): PeopleHandlers {
  const { db, ids, secrets } = dependencies
  return {
    list: () => ok(listPeople(db).map(listedPerson)),
    add: async fields => {
      const oneTimeSecret = newOneTimeSecret(ids)
      const secret = await secrets.seal(oneTimeSecret)
      const row = newPersonRow(ids, fields, { secret, must_change: 1 })
      const added = db.transaction(() => insertNew(dependencies, row, 'person-added'))
      return added.ok ? ok({ person: added.value, oneTimeSecret }) : added
    },
    save: ({ id, name, roles, namedRights }) =>
      change(dependencies, id, {
        action: 'person-changed',
        to: row => ({
          ...row,
          name,
          roles: JSON.stringify(roles),
          named_rights: JSON.stringify(namedRights),
        }),
      }),
    setActive: ({ id, active }) =>
      change(dependencies, id, {
        action: active ? 'person-reactivated' : 'person-deactivated',
        to: row => ({ ...row, active: active ? 1 : 0 }),
      }),
    resetSecret: ({ id }) => resetSecret(dependencies, id),
    liftLockOut: ({ id }) =>
      change(dependencies, id, { action: 'lock-out-lifted', to: row => ({ ...row, ...NO_FAILURES }) }),
  }
}

const NO_FAILURES = { failures: 0, last_failure_at: null, locked_out: 0 } as const

/** Gives a person a secret that serves once. */
export async function resetSecret(
  dependencies: Dependencies,
  id: PersonId,
): Promise<Result<WithOneTimeSecret, Failure>> {
  const oneTimeSecret = newOneTimeSecret(dependencies.ids)
  const secret = await dependencies.secrets.seal(oneTimeSecret)
  const person = change(dependencies, id, {
    action: 'secret-reset',
    to: row => ({ ...row, ...NO_FAILURES, secret, must_change: 1 }),
  })
  return person.ok ? ok({ person: person.value, oneTimeSecret }) : person
}

export type PersonFields = Pick<ListedPerson, 'name' | 'signInName' | 'roles' | 'namedRights'>

export function newPersonRow(
  ids: Ids,
  { name, signInName, roles, namedRights }: PersonFields,
  secret: Pick<PersonRow, 'secret' | 'must_change'>,
): PersonRow {
  return {
    // The one place where a new id becomes that of a person.
    id: ids.next() as PersonId,
    name,
    sign_in_name: signInName,
    roles: JSON.stringify(roles),
    named_rights: JSON.stringify(namedRights),
    active: 1,
    ...secret,
    ...NO_FAILURES,
    last_signed_in_at: null,
  }
}

/** In the caller's transaction. */
export function insertNew(
  { db, audit, clock }: Dependencies,
  row: PersonRow,
  action: 'first-administrator-made' | 'person-added',
): Result<ListedPerson, Failure> {
  if (findNameOwner(db, row.name)) return fail(failure('person-name-taken', 'name'))
  if (findPersonBySignInName(db, row.sign_in_name)) return fail(failure('sign-in-name-taken', 'signInName'))
  const at = clock.now()
  insertPerson(db, row, at)
  keepName(db, row.name, row.id)
  const changes = [{ path: `person.${row.id}`, from: null, to: auditedPerson(row) }]
  audit.record(db, { at, action, sessionId: null, changes })
  return ok(listedPerson(row))
}

type Change = { readonly action: string; readonly to: (row: PersonRow) => PersonRow }

function change(
  { db, audit }: Dependencies,
  id: PersonId,
  { action, to }: Change,
): Result<ListedPerson, Failure> {
  return db.transaction(() => {
    const before = findPerson(db, id)
    if (!before) return fail(failure('person-unknown'))
    const after = to(before)
    const owner = findNameOwner(db, after.name)
    if (owner !== undefined && owner !== id) return fail(failure('person-name-taken', 'name'))
    if (isAdministrator(before) && !isAdministrator(after) && isLastAdministrator(listPeople(db), id)) {
      return fail(failure('last-administrator'))
    }
    updatePerson(db, after)
    keepName(db, after.name, id)
    const fields = changedFields(
      { person: { [id]: auditedPerson(before) } },
      { person: { [id]: auditedPerson(after) } },
    )
    audit.record(db, { action, sessionId: null, changes: fields.length > 0 ? fields : [whom(after)] })
    return ok(listedPerson(after))
  })
}

function isLastAdministrator(people: readonly PersonRow[], id: PersonId): boolean {
  return !people.some(person => isAdministrator(person) && person.id !== id)
}

/** For an event that changed no field that may be told, such as a secret. */
function whom({ id, name }: PersonRow) {
  return { path: `person.${id}`, from: name, to: name }
}

/** What the audit trail tells of a person: nothing of the secret. */
function auditedPerson(row: PersonRow) {
  return {
    name: row.name,
    signInName: row.sign_in_name,
    roles: [...rolesOf(row)],
    namedRights: [...namedRightsOf(row)],
    active: row.active === 1,
  }
}

function newOneTimeSecret(ids: Ids): string {
  for (;;) {
    const digits = ids.code('0123456789', 8)
    if (secretProblem(digits) === null) return digits
  }
}
