import type { PersonId } from '#shared/domain/person.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import type { PersonRow } from './person-row.ts'

const COLUMNS = `
  id, name, sign_in_name, roles, named_rights, active, secret, must_change, failures, last_failure_at,
  locked_out, last_signed_in_at`

/** Whether anybody was ever set up in this log. */
export function hasPeople(db: ReadableDb): boolean {
  return db.one('SELECT 1 AS found FROM person LIMIT 1') !== undefined
}

export function listPeople(db: ReadableDb): readonly PersonRow[] {
  return db.all(
    `SELECT ${COLUMNS}
     FROM person
     ORDER BY active DESC, name COLLATE NOCASE`,
  )
}

export function findPerson(db: ReadableDb, id: PersonId): PersonRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM person
     WHERE id = ?`,
    id,
  )
}

export function findPersonBySignInName(db: ReadableDb, signInName: string): PersonRow | undefined {
  return db.one(
    `SELECT ${COLUMNS}
     FROM person
     WHERE sign_in_name = ?`,
    signInName,
  )
}

/** Whose a name of the audit trail is. */
export function findNameOwner(db: ReadableDb, name: string): PersonId | undefined {
  return db.one<{ person_id: PersonId }>(
    `SELECT person_id
     FROM person_name
     WHERE name = ?`,
    name,
  )?.person_id
}

export function insertPerson(db: WritableDb, row: PersonRow, at: string): void {
  db.run(
    `INSERT INTO person (${COLUMNS}, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.name,
    row.sign_in_name,
    row.roles,
    row.named_rights,
    row.active,
    row.secret,
    row.must_change,
    row.failures,
    row.last_failure_at,
    row.locked_out,
    row.last_signed_in_at,
    at,
  )
}

export function updatePerson(db: WritableDb, row: PersonRow): void {
  db.run(
    `UPDATE person
     SET name = ?, roles = ?, named_rights = ?, active = ?, secret = ?, must_change = ?, failures = ?,
       last_failure_at = ?, locked_out = ?, last_signed_in_at = ?
     WHERE id = ?`,
    row.name,
    row.roles,
    row.named_rights,
    row.active,
    row.secret,
    row.must_change,
    row.failures,
    row.last_failure_at,
    row.locked_out,
    row.last_signed_in_at,
    row.id,
  )
}

/** Makes a name the person's for good. One that is theirs already stays so. */
export function keepName(db: WritableDb, name: string, person: PersonId): void {
  db.run(
    'INSERT INTO person_name (name, person_id) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
    name,
    person,
  )
}

/** Whether a person began a session, or changed what stands in it. */
export const FIND_ENTERED_BY = `
  SELECT 1 AS found
  FROM audit_event
  JOIN person_name ON person_name.name = audit_event.actor
  WHERE audit_event.session_id = ?
    AND audit_event.action IN ('session-started', 'draft-saved', 'session-completed')
    AND person_name.person_id = ?
  LIMIT 1`

export function isEnteredBy(db: ReadableDb, session: SessionId, person: PersonId): boolean {
  return db.one(FIND_ENTERED_BY, session, person) !== undefined
}
