import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/** What of the reference database stands in the audit trail already, kept beside the settings of the log. */
const NAME = 'reference.audited'

export function findAudited(db: ReadableDb): string | null {
  return (
    db.one<{ value: string }>(
      `SELECT value
       FROM setting
       WHERE name = ?`,
      NAME,
    )?.value ?? null
  )
}

export function putAudited(db: WritableDb, value: string): void {
  db.run(
    `INSERT INTO setting (name, value)
     VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    NAME,
    value,
  )
}
