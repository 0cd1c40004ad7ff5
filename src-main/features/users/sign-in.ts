import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { DeskStanding, SignInAnswer } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { secretProblem } from '#shared/domain/secret-rule.ts'
import { ownerOf } from './asked.ts'
import { askingPerson } from './asking.ts'
import { attemptSecret, findActive, type Attempt } from './attempt.ts'
import type { Dependencies } from './dependencies.ts'
import type { Desk } from './desk.ts'
import { insertNew, newPersonRow, type PersonFields } from './people.ts'
import type { PersonRow } from './person-row.ts'
import { findPerson, hasPeople, updatePerson } from './queries.ts'

export type SigningIn = Dependencies & {
  readonly desk: Desk
  readonly standing: () => DeskStanding
  readonly queue: <T>(work: () => Promise<T>) => Promise<T>
}

type SignInHandlers = Pick<Handlers['users'], 'makeFirst' | 'signIn' | 'changeSecret'>

export function signInHandlers(signingIn: SigningIn): SignInHandlers {
  const { desk, standing, queue } = signingIn
  return {
    makeFirst: input => queue(() => makeFirst(signingIn, input)),
    signIn: ({ person, secret }) =>
      queue(async () => {
        const attempt = await attemptOf(signingIn, person, secret)
        if (!attempt.ok) return attempt
        if (attempt.value.kind === 'refused') return ok(attempt.value)
        desk.sit({ kind: 'person', id: person })
        recordSignIn(signingIn, attempt.value.row, 'window')
        return ok({ kind: 'signed-in', standing: standing() })
      }),
    changeSecret: ({ before, after }) => queue(() => changeSecret(signingIn, { before, after })),
  }
}

/** Looks at the secret of somebody who may try. */
export async function attemptOf(
  dependencies: Dependencies,
  person: PersonId,
  secret: string,
): Promise<Result<Attempt, Failure>> {
  const row = findActive(dependencies, person)
  return row === null ? fail(failure('person-unknown')) : ok(await attemptSecret(dependencies, row, secret))
}

export function recordSignIn(
  { db, audit, asked }: Dependencies,
  row: PersonRow,
  at: 'window' | 'command line',
): void {
  const changes = [{ path: `person.${row.id}.signedIn`, from: null, to: at }]
  asked.in(askingPerson(row), () =>
    db.transaction(() => audit.record(db, { action: 'person-signed-in', sessionId: null, changes })),
  )
}

async function makeFirst(
  signingIn: SigningIn,
  { secret: typed, ...fields }: PersonFields & { readonly secret: string },
): Promise<Result<DeskStanding, Failure>> {
  const { db, clock, desk, standing, ids, inherit, secrets } = signingIn
  if (hasPeople(db)) return fail(failure('people-there'))
  if (!fields.roles.includes('administrator')) return fail(failure('first-without-administrator', 'roles'))
  const problem = secretProblem(typed, [fields.name, fields.signInName])
  if (problem !== null) return fail(failure(problem, 'secret'))
  const row = {
    ...newPersonRow(ids, fields, { secret: await secrets.seal(typed), must_change: 0 }),
    last_signed_in_at: clock.now(),
  }
  const made = db.transaction(() => {
    const inserted = insertNew(signingIn, row, 'first-administrator-made')
    if (inserted.ok) inherit(ownerOf(row.id))
    return inserted
  })
  if (!made.ok) return made
  desk.sit({ kind: 'person', id: row.id })
  return ok(standing())
}

async function changeSecret(
  signingIn: SigningIn,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<Result<SignInAnswer, Failure>> {
  const { asked, db, audit, secrets, standing } = signingIn
  const person = asked.by()?.person ?? null
  const row = person === null ? null : findActive(signingIn, person)
  if (row === null) return fail(failure('not-signed-in'))
  const problem = secretProblem(after, [row.name, row.sign_in_name])
  if (problem !== null) return fail(failure(problem, 'after'))
  if (after === before) return fail(failure('secret-same', 'after'))
  const attempt = await attemptSecret(signingIn, row, before)
  if (attempt.kind === 'refused') return ok(attempt)
  const secret = await secrets.seal(after)
  return db.transaction(() => {
    const now = findPerson(db, row.id)
    // An administrator reset it meanwhile: that one holds.
    if (!now || now.secret !== row.secret) return fail(failure('not-signed-in'))
    updatePerson(db, { ...now, secret, must_change: 0 })
    const changes = [{ path: `person.${row.id}`, from: row.name, to: row.name }]
    audit.record(db, { action: 'secret-changed', sessionId: null, changes })
    return ok({ kind: 'signed-in', standing: standing() })
  })
}
