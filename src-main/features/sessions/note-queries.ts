import type { SessionNote } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export const LIST_NOTES = `
  SELECT text, author, at
  FROM session_note
  WHERE session_id = ?
  ORDER BY seq`

/** The notes of a session in the order they were added. */
export function listNotes(db: ReadableDb, id: SessionId): readonly SessionNote[] {
  return db.all(LIST_NOTES, id)
}

export function insertNote(db: WritableDb, id: SessionId, { text, author, at }: SessionNote): void {
  db.run('INSERT INTO session_note (session_id, author, at, text) VALUES (?, ?, ?, ?)', id, author, at, text)
}
