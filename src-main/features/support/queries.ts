import type { ReadableDb } from '#main/db/handles.ts'

type Counted = { readonly name: string; readonly count: number }

export function countSessions(db: ReadableDb): readonly Counted[] {
  return db.all(
    `SELECT state AS name, count(*) AS count
     FROM session
     GROUP BY state
     ORDER BY state`,
  )
}

export function countBatches(db: ReadableDb): readonly Counted[] {
  return db.all(
    `SELECT state AS name, count(*) AS count
     FROM export_batch
     GROUP BY state
     ORDER BY state`,
  )
}

/** Which deeds were done last and when; not on what and by whom. */
export function listLastActions(db: ReadableDb): readonly { readonly at: string; readonly action: string }[] {
  return db.all(
    `SELECT at, action
     FROM audit_event
     ORDER BY seq DESC
     LIMIT 50`,
  )
}

export function readSchemaVersion(db: ReadableDb): number {
  return db.one<{ readonly user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}

export function readSqliteVersion(db: ReadableDb): string {
  return db.one<{ readonly version: string }>('SELECT sqlite_version() AS version')?.version ?? ''
}
