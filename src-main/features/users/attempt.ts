import type { PersonId } from '#shared/domain/person.ts'
import type { SignInAnswer } from '#shared/contract/users.ts'
import { LOCK_OUT_AFTER, waitSeconds } from './delay.ts'
import type { Dependencies } from './dependencies.ts'
import { isAdministrator, type PersonRow } from './person-row.ts'
import { findPerson, listPeople, updatePerson } from './queries.ts'

type Refused = Extract<SignInAnswer, { kind: 'refused' }>

export type Attempt = { readonly kind: 'right'; readonly row: PersonRow } | Refused

/**
 * Looks at a secret. A wrong one is counted before the next is looked at, so call it through one queue. The row
 * answered is the person as they are after the work of the derivation.
 */
export async function attemptSecret(
  dependencies: Dependencies,
  row: PersonRow,
  secret: string,
): Promise<Attempt> {
  const { db, clock, secrets } = dependencies
  if (row.locked_out === 1) return refused(LOCKED_OUT, { row, dependencies })
  if (waitOf(dependencies, row) > 0) return refused(TOO_SOON, { row, dependencies })
  const isRight = await secrets.opens(secret, row.secret)
  return db.transaction(() => {
    const now = findPerson(db, row.id)
    // Reset or deactivated while this was worked out: what was typed counts no more.
    if (!now || now.active === 0 || now.secret !== row.secret) return refused(WRONG, { row, dependencies })
    if (isRight) {
      const cleared = { ...now, failures: 0, last_failure_at: null, last_signed_in_at: clock.now() }
      updatePerson(db, cleared)
      return { kind: 'right', row: cleared }
    }
    const failed = countFailure(dependencies, now)
    const message = failed.locked_out === 1 ? LOCKED_OUT : WRONG
    return refused(message, { row: failed, dependencies })
  })
}

const WRONG = 'That is not the PIN or pass phrase of this person.'
const TOO_SOON = 'Too soon after a wrong one. Wait, then try again.'
const LOCKED_OUT = 'Locked out after too many wrong ones. An administrator can lift it.'

function countFailure({ db, clock, audit }: Dependencies, row: PersonRow): PersonRow {
  const failures = row.failures + 1
  const isOut = failures >= LOCK_OUT_AFTER && canBeLockedOut(listPeople(db), row)
  const failed = { ...row, failures, last_failure_at: clock.now(), locked_out: isOut ? 1 : 0 } as const
  updatePerson(db, failed)
  const changes = [{ path: `person.${row.id}.failures`, from: row.failures, to: failures }]
  audit.record(db, { action: 'sign-in-failed', sessionId: null, changes })
  if (isOut) {
    const out = [{ path: `person.${row.id}.lockedOut`, from: false, to: true }]
    audit.record(db, { action: 'person-locked-out', sessionId: null, changes: out })
  }
  return failed
}

/** The last administrator who can sign in is not: nobody could lift it. */
function canBeLockedOut(people: readonly PersonRow[], row: PersonRow): boolean {
  const administrators = people.filter(person => isAdministrator(person) && person.locked_out === 0)
  return !isAdministrator(row) || administrators.some(({ id }) => id !== row.id)
}

/** Seconds until the next try of a person is looked at. */
export function waitOf({ db, clock }: Pick<Dependencies, 'db' | 'clock'>, row: PersonRow): number {
  if (row.failures < 2) return 0
  const failures = {
    failures: row.failures,
    lastFailureAt: row.last_failure_at,
    canBeLockedOut: canBeLockedOut(listPeople(db), row),
  }
  return waitSeconds(failures, clock.now())
}

function refused(
  message: string,
  { row, dependencies }: { readonly row: PersonRow; readonly dependencies: Dependencies },
): Refused {
  return {
    kind: 'refused',
    message,
    waitSeconds: row.locked_out === 1 ? 0 : waitOf(dependencies, row),
    lockedOut: row.locked_out === 1,
  }
}

/** A person who may try; null for one who was deactivated. */
export function findActive({ db }: Pick<Dependencies, 'db'>, id: PersonId): PersonRow | null {
  const row = findPerson(db, id)
  return row?.active === 1 ? row : null
}
