import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type FormRow = {
  readonly number: string
  /** Null for a blank form that is not typed yet. */
  readonly session_id: SessionId | null
}

export function findForm(db: ReadableDb, number: string): FormRow | undefined {
  return db.one('SELECT number, session_id FROM downtime_form WHERE number = ?', number)
}

export function findFormOf(db: ReadableDb, session: SessionId): FormRow | undefined {
  return db.one('SELECT number, session_id FROM downtime_form WHERE session_id = ?', session)
}

export function insertForm(db: WritableDb, { number, session_id }: FormRow, at: string): void {
  db.run('INSERT INTO downtime_form (number, session_id, made_at) VALUES (?, ?, ?)', number, session_id, at)
}

export function bindForm(db: WritableDb, number: string, session: SessionId): void {
  db.run('UPDATE downtime_form SET session_id = ? WHERE number = ? AND session_id IS NULL', session, number)
}
