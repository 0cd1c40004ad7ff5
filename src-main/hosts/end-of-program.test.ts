import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { newestVersion } from '#main/db/migrate.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { openStore } from '#main/db/open-store.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodeThreads } from '#main/ports/node-threads.ts'
import { nodePorts } from '#main/ports/ports.ts'
import type { Threads, ThreadScript } from '#main/ports/threads.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { makeOlderLog, SCHEMA_BEFORE } from '#main/testing/older-log.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { openExisting } from './cli/open-core.ts'
import { openLog, startLog } from './open-log.ts'

/** The threads of this process, and which of them are there. */
function watchedThreads() {
  const there: ThreadScript[] = []
  const started: ThreadScript[] = []
  const threads: Threads = {
    start: (script, work, on) => {
      there.push(script)
      started.push(script)
      return nodeThreads.start(script, work, {
        message: on.message,
        ended: error => {
          there.splice(there.indexOf(script), 1)
          on.ended(error)
        },
      })
    },
  }
  return { threads, there, started }
}

function options(folder: string, threads: Threads) {
  const portsOf = () => ({ secrets: lightSecrets, threads })
  return { launch: { kind: 'log', folder }, host: 'chromium', portsOf } as const
}

/** Whether the log can be opened: nobody holds it, and its schema. */
function isFree(folder: string): boolean {
  const store = openStore({ folder, ports: nodePorts(folder) })
  if (store.ok) store.value.close()
  return store.ok
}

test('a backup that is being written at the end is waited for, and nothing of it is left by half', async () => {
  const folder = join(tempFolder(), 'data')
  const { threads, there, started } = watchedThreads()
  const log = await openLog(options(folder, threads))
  const run = log.core.call('backup', 'run', {})
  await expect.poll(() => there).toEqual(['keeping-worker'])
  await log.end()
  expect([started, there]).toEqual([['keeping-worker'], []])
  await run
  const { backups } = storePaths(folder)
  const names = readdirSync(backups)
  // It came to its end, or left nothing.
  expect(names.filter(name => name.includes('.new'))).toEqual([])
  expect(isFree(folder)).toBe(true)
})

test('a report that is being counted at the end is given up and waited for', async () => {
  const folder = join(tempFolder(), 'data')
  const { threads, there } = watchedThreads()
  const log = await openLog(options(folder, threads))
  const asked = { asking: crypto.randomUUID(), kind: 'volume', from: '2000-01-01', through: '2026-11-20' }
  const counting = log.core.call('reports', 'run', asked)
  await expect.poll(() => there).toEqual(['report-worker'])
  await log.end()
  expect(there).toEqual([])
  await counting
})

test('a log that is still copied before its update is left as it was, and the next start begins anew', async () => {
  const folder = join(tempFolder(), 'data')
  makeOlderLog(folder)
  const { threads, there } = watchedThreads()
  const log = await startLog(options(folder, threads))
  const wasCopying = there.length > 0
  await log.end()
  await log.opened
  expect(there).toEqual([])
  const { backups } = storePaths(folder)
  expect(readdirSync(backups).filter(name => name.includes('.new'))).toEqual([])
  expect([wasCopying, newestVersion(MIGRATIONS) > SCHEMA_BEFORE]).toEqual([true, true])
  expect(isFree(folder)).toBe(true)
})

test('a command ends only when the threads that it started have ended', async () => {
  const folder = join(tempFolder(), 'data')
  const { threads, there, started } = watchedThreads()
  const log = await openLog(options(folder, threads))
  await log.end()
  const host = { portsOf: () => ({ secrets: lightSecrets, threads }) }
  const terminal = { input: new PassThrough(), output: new PassThrough(), notes: new PassThrough() }
  const status = await openExisting({ data: folder, host, terminal, needs: 'administer' }, async core => {
    void core.services.backup.run({})
    return 7
  })
  expect([status, started, there]).toEqual([7, ['keeping-worker'], []])
  expect(isFree(folder)).toBe(true)
})
