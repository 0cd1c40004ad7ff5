import type { WritableDb } from '#main/db/handles.ts'

/** The id of a published reason, which is kept once. */
export function putRationale(db: WritableDb, text: string): number {
  const row = db.one<{ id: number }>(
    `SELECT id
     FROM rationale
     WHERE text = ?`,
    text,
  )
  if (row) return row.id
  db.run(
    `INSERT INTO rationale (text)
     VALUES (?)`,
    text,
  )
  return putRationale(db, text)
}
