import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newestVersion } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { openStore } from '#main/db/open-store.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { findKey, restoreLog } from './index.ts'

const BEFORE = MIGRATIONS.filter(({ version }) => version < newestVersion(MIGRATIONS))

/** A log of the schema before the newest, brought up to date by a start of the program. */
function anUpdatedLog() {
  const folder = join(tempFolder(), 'data')
  const store = openStore({
    folder,
    ports: nodePorts(folder, { clock: fixedClock() }),
    migrations: BEFORE,
  })
  if (!store.ok) throw new Error(store.error.code)
  store.value.close()
  const core = tempCore({ folder })
  const { backups } = storePaths(folder)
  const [name = ''] = readdirSync(backups).filter(one => one.endsWith('.db'))
  return { core, folder, copy: join(backups, name) }
}

const nobody = () => Promise.reject(new Error('The code was asked for.'))

test('the copy made before an update has a manifest and is restored as any backup', async () => {
  const { core, folder, copy } = anUpdatedLog()
  core.close()
  const found = await findKey(core.ports, { from: copy, data: folder }, nobody)
  if (!found.ok) throw new Error(found.error)
  const wish = { from: copy, data: folder, present: 'put-aside', ...found.value } as const
  const restored = await restoreLog(core.ports, wish)
  expect(restored).toMatchObject({
    ok: true,
    value: { manifest: { schema: newestVersion(BEFORE), version: 'not noted', sessions: 0 } },
  })
  tempCore({ folder }).close()
})

test('a copy without its manifest is refused, with what is missing', async () => {
  const { core, folder, copy } = anUpdatedLog()
  rmSync(`${copy}.json`)
  expect(await findKey(core.ports, { from: copy, data: folder }, nobody)).toEqual({
    ok: false,
    error: `${copy}.json is missing: without it nothing proves the backup whole.`,
  })
})
