import { newestVersion } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { openStore } from '#main/db/open-store.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { fixedClock } from './fixed-clock.ts'

/** What the program before the newest knew of schemas. */
export const MIGRATIONS_BEFORE = MIGRATIONS.filter(({ version }) => version < newestVersion(MIGRATIONS))
export const SCHEMA_BEFORE = newestVersion(MIGRATIONS_BEFORE)

/** Makes a log in a new folder as the program before the newest left it, with a site in its settings. */
export function makeOlderLog(folder: string, version: string | null = null): void {
  const ports = nodePorts(folder, { clock: fixedClock() })
  const store = openStore({ folder, ports, migrations: MIGRATIONS_BEFORE })
  if (!store.ok) throw new Error(store.error.code)
  const { db, close } = store.value
  const put = (name: string, value: string) =>
    db.run(`INSERT INTO setting (name, value) VALUES (?, ?)`, name, JSON.stringify(value))
  db.transaction(() => {
    put('site', 'OLDSITE')
    if (version !== null) put('program-version', version)
  })
  close()
}
