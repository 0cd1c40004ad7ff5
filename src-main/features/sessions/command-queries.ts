import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type CommandRow = { readonly operation: string; readonly answer: string }

export function findCommand(db: ReadableDb, id: string): CommandRow | undefined {
  return db.one(
    `SELECT operation, answer
     FROM command
     WHERE id = ?`,
    id,
  )
}

export function insertCommand(
  db: WritableDb,
  id: string,
  { operation, answer }: CommandRow,
  at: string,
): void {
  db.run(
    `INSERT INTO command (id, operation, answer, done_at)
     VALUES (?, ?, ?, ?)`,
    id,
    operation,
    answer,
    at,
  )
}

export const DELETE_BEFORE = `
  DELETE FROM command
  WHERE done_at < ?`

/** Commands done before an instant are no longer sent again. */
export function deleteCommandsBefore(db: WritableDb, instant: string): void {
  db.run(DELETE_BEFORE, instant)
}
