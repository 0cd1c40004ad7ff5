import { writableDb, type Connection } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { migrate } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import type { Migration } from '#main/db/migrations/migration.ts'
import { Database } from '#main/db/sqlite.ts'

/** A real database with the schema of the log, in memory and without encryption. */
export function memoryConnection(migrations: readonly Migration[] = MIGRATIONS): Connection {
  const connection = new Database(':memory:')
  connection.pragma('foreign_keys = ON')
  migrate(connection, migrations)
  return connection
}

export function memoryDb(migrations: readonly Migration[] = MIGRATIONS): WritableDb {
  return writableDb(memoryConnection(migrations))
}

/** How SQLite means to answer a query, step by step, such as `SEARCH session USING INDEX session_by_mrn (mrn>?)`. */
export function queryPlan(
  db: WritableDb,
  sql: string,
  ...values: readonly (string | number)[]
): readonly string[] {
  return db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(step => step.detail)
}
