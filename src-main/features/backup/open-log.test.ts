import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { connectReading } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'

// What goes on while the log is open and written to, in real threads and real processes.

const complete = ({ services }: TempCore, accession: string) =>
  aComplete({ sessions: services.sessions } as SessionsOn, anEntry({ accession }))

const backupsIn = ({ folder }: TempCore) =>
  readdirSync(join(folder, 'backups')).filter(name => name.endsWith('.db'))

test('a backup in a thread is of one moment, while sessions are saved', async () => {
  const core = tempCore()
  await complete(core, 'TEST-A-1')
  const running = core.call('backup', 'run', {})
  let saved = 1
  for (const number of [2, 3, 4, 5, 6]) {
    await complete(core, `TEST-A-${number}`)
    saved += 1
  }
  expect(await running).toMatchObject({ ok: true, value: { good: true } })
  const listed = await core.call('backup', 'list', {})
  const [backup] = listed.ok ? (listed.value as { path: string; manifest: { sessions: number } }[]) : []
  expect(backup?.manifest.sessions).toBeGreaterThanOrEqual(1)
  expect(backup?.manifest.sessions).toBeLessThanOrEqual(saved)
  expect(await core.call('backup', 'rehearse', { path: backup?.path })).toMatchObject({
    value: { good: true },
  })
  expect([...core.services.sessions.listAll()]).toHaveLength(saved)
})

test('a second wish while a backup is written is told so', async () => {
  const core = tempCore()
  const first = core.call('backup', 'run', {})
  expect(await core.call('backup', 'run', {})).toMatchObject({ error: { code: 'keeping-busy' } })
  expect(await first).toMatchObject({ ok: true })
})

test('nobody waits for a checkpoint while a backup reads, and it is made up for after', async () => {
  const core = tempCore()
  await complete(core, 'TEST-A-1')
  const key = core.ports.keyVault.load()
  const reader = connectReading(storePaths(core.folder).log, (key.ok && key.value) || '')
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM session').get()
  const started = await core.services.sessions.start({
    commandId: crypto.randomUUID(),
    performedOn: '2026-11-20',
  })
  if (!started.ok) throw new Error(started.error.code)
  const { id, revision } = started.value
  // Discarding a draft empties the write-ahead log, which the reader is in the way of.
  await core.services.sessions.discard({ commandId: crypto.randomUUID(), id, revision })
  expect(core.ports.files.stat(storePaths(core.folder).writeAhead)?.bytes).toBeGreaterThan(0)
  reader.close()
  await core.call('backup', 'run', {})
  expect(core.ports.files.stat(storePaths(core.folder).writeAhead)?.bytes).toBe(0)
})

test('a path that is no backup of the plan is not read for a window', async () => {
  const core = tempCore()
  for (const path of [
    '/etc/passwd',
    join(core.folder, 'chargemark.db'),
    join(core.folder, 'backups', '..', 'x'),
  ]) {
    expect(await core.call('backup', 'compare', { path })).toMatchObject({
      error: { code: 'backup-unknown' },
    })
  }
})

const CLI = fileURLToPath(new URL('../../hosts/cli/main.ts', import.meta.url))

test('another process backs up a log that is open here, and the audit trail tells of it', async () => {
  const core = tempCore()
  await complete(core, 'TEST-A-1')
  const child = spawn(process.execPath, [CLI, 'backup', '--data', core.folder], { stdio: 'ignore' })
  await once(child, 'close')
  expect(child.exitCode).toBe(0)
  expect(backupsIn(core)).toHaveLength(1)
  await complete(core, 'TEST-A-2')
  expect(core.services.backup.verify()).toMatchObject({ ok: true })
  core.close()
  const again = tempCore({ folder: core.folder })
  const actions = [...again.services.audit.listAll()].map(({ action }) => action)
  expect(actions.filter(action => action === 'backup-written')).toHaveLength(1)
  expect(existsSync(storePaths(core.folder).pendingEvents)).toBe(true)
})
