import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { storePaths } from '#main/db/store-paths.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { makeOlderLog, SCHEMA_BEFORE } from '#main/testing/older-log.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { listBackups } from './list-backups.ts'

const UPDATE_COPY = `chargemark-schema-${SCHEMA_BEFORE}-20261120T091000.db`

test('copies of both kinds stand in the order of time, the newest first', () => {
  const folder = tempFolder()
  const names = [
    'chargemark-20261119T120000.db',
    'chargemark-schema-90-20261119T120001.db',
    'chargemark-schema-127-20261118T120000.db',
    'chargemark-20261120T080000.db',
  ]
  for (const name of [...names, 'chargemark-schema-90.db', 'chargemark-schema-90-20261119T120001.db.new']) {
    writeFileSync(join(folder, name), '')
  }
  const found = listBackups(nodeFiles, folder)
  expect(found.ok && found.value.map(({ path }) => basename(path))).toEqual([
    names[3],
    names[1],
    names[0],
    names[2],
  ])
})

test('the copy before an update is listed with its schema, compared and rehearsed', async () => {
  const folder = join(tempFolder(), 'data')
  makeOlderLog(folder)
  const { services } = tempCore({ folder })
  const [copy] = valueOf(await services.backup.list({}))
  expect(copy).toMatchObject({
    name: UPDATE_COPY,
    kind: 'before-update',
    opensWith: 'this-key',
    manifest: { schema: SCHEMA_BEFORE, sessions: 0 },
  })
  const path = join(storePaths(folder).backups, UPDATE_COPY)
  expect(valueOf(await services.backup.compare({ path }))).toMatchObject({ good: true })
  expect(valueOf(await services.backup.rehearse({ path }))).toMatchObject({ good: true })
})

test('a copy before an update is not counted among the backups that the plan keeps', () => {
  const folder = join(tempFolder(), 'data')
  makeOlderLog(folder)
  const { services } = tempCore({ folder })
  const made = services.backup.write({ folder: null, keep: 1 })
  expect(made).toMatchObject({ ok: true, value: { targets: [{ removed: [] }] } })
  expect(nodeFiles.list(storePaths(folder).backups)).toContain(UPDATE_COPY)
})

test('the version that keeps the log stands in the copy before the next update', async () => {
  const folder = join(tempFolder(), 'data')
  makeOlderLog(folder, '0.9.0')
  const { services } = tempCore({ folder })
  expect(valueOf(await services.backup.list({}))[0]?.manifest?.version).toBe('0.9.0')
})
