import type { Connection } from './connection.ts'
import type { Migration } from './migrations/migration.ts'
import { hasLooseReference, schemaVersion } from './queries.ts'

/** The version that a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.reduce((newest, migration) => Math.max(newest, migration.version), 0)
}

/** Runs what the log has not seen yet, each step in a transaction of its own that also notes its version. */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const from = schemaVersion(connection)
  for (const migration of migrations) {
    if (migration.version <= from) continue
    if (migration.rebuilds) withoutReferences(connection, () => runStep(connection, migration))
    else runStep(connection, migration)
  }
}

function runStep(connection: Connection, migration: Migration): void {
  connection.transaction(() => {
    connection.exec(migration.sql)
    connection.pragma(`user_version = ${migration.version}`)
    if (migration.rebuilds && hasLooseReference(connection))
      throw new Error('A migration left a loose reference.')
  })()
}

/** Both can only be switched outside of a transaction. */
function withoutReferences(connection: Connection, work: () => void): void {
  connection.pragma('foreign_keys = OFF')
  connection.pragma('legacy_alter_table = ON')
  try {
    work()
  } finally {
    connection.pragma('legacy_alter_table = OFF')
    connection.pragma('foreign_keys = ON')
  }
}
