import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { UpdateProgress } from '#shared/contract/app.ts'
import { claimUpdate } from '#main/db/claim-update.ts'
import { newestVersion } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodePorts, type Ports } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { makeOlderLog, SCHEMA_BEFORE } from '#main/testing/older-log.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { startCore } from './start-core.ts'

function anOlderLog(better: Partial<Ports> = {}) {
  const folder = join(tempFolder(), 'data')
  makeOlderLog(folder)
  return { folder, ports: nodePorts(folder, { clock: fixedClock(), secrets: lightSecrets, ...better }) }
}

function start(
  { folder, ports }: ReturnType<typeof anOlderLog>,
  hear = (_: UpdateProgress) => undefined as void,
) {
  return startCore({ ports, paths: { data: folder }, host: 'cli', version: '0.0.0', demo: false }, hear)
}

/** The schema that a log is still to be brought on from; null where it is up to date. */
function schemaDue({ folder, ports }: ReturnType<typeof anOlderLog>): number | null {
  const claimed = claimUpdate({ folder, ports })
  claimed?.lock.release()
  return claimed?.from ?? null
}

test('a log of an older schema is copied by threads, step by step, and opens up to date with all it held', async () => {
  const log = anOlderLog()
  expect(schemaDue(log)).toBe(SCHEMA_BEFORE)
  const steps: string[] = []
  const core = await start(log, ({ step }) => {
    if (steps.at(-1) !== step) steps.push(step)
  })
  if (!core.ok) throw new Error(core.error.found)
  onTestFinished(() => core.value.close())
  expect(steps).toEqual(['copying', 'checking', 'updating'])
  expect(core.value.services.settings.read().site).toBe('OLDSITE')
  core.value.close()
  expect(schemaDue(log)).toBeNull()
  const [copy = '', manifest] = readdirSync(storePaths(log.folder).backups).toSorted()
  expect([copy, manifest]).toEqual([expect.stringMatching(/^chargemark-schema-\d+-/), `${copy}.json`])
  expect(newestVersion(MIGRATIONS)).toBeGreaterThan(SCHEMA_BEFORE)
})

test('a thread that dies leaves the log as it was, and free', async () => {
  const threads: Ports['threads'] = {
    start: (_script, _work, on) => {
      setImmediate(() => on.ended(new Error('gone')))
      return { tell: () => undefined, end: () => undefined }
    },
  }
  const log = anOlderLog({ threads })
  expect(await start(log)).toMatchObject({ ok: false, error: { code: 'update-without-copy' } })
  expect(schemaDue(log)).toBe(SCHEMA_BEFORE)
  expect(readdirSync(storePaths(log.folder).backups)).toEqual([])
})

test('a log that is up to date opens without a word', async () => {
  const log = anOlderLog()
  const updated = await start(log)
  if (!updated.ok) throw new Error(updated.error.found)
  updated.value.close()
  const heard: UpdateProgress[] = []
  const core = await start(log, progress => void heard.push(progress))
  if (!core.ok) throw new Error(core.error.found)
  core.value.close()
  expect(heard).toEqual([])
})

test('what the policy refuses is refused before anything is copied', async () => {
  const policySource: Ports['policySource'] = {
    read: () => [{ kind: 'json', place: 'policy.json', text: '{ "policy": 1, "keyStore": "os-key-store" }' }],
  }
  const log = anOlderLog({ policySource })
  expect(await start(log)).toMatchObject({ ok: false, error: { code: 'key-in-file' } })
  expect(readdirSync(log.folder)).not.toContain('backups')
})
