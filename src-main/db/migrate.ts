import type { Connection } from './connection.ts'
import type { Migration } from './migrations/migration.ts'
import { schemaVersion } from './queries.ts'

/** The version that a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.reduce((newest, migration) => Math.max(newest, migration.version), 0)
}

/** Runs what the log has not seen yet, each step in a transaction of its own that also notes its version. */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const from = schemaVersion(connection)
  for (const migration of migrations) {
    if (migration.version <= from) continue
    connection.transaction(() => {
      connection.exec(migration.sql)
      connection.pragma(`user_version = ${migration.version}`)
    })()
  }
}
