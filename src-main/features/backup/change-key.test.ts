import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail } from '#shared/base/result.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { connectReading } from '#main/db/connection.ts'
import { openStore, type Store } from '#main/db/open-store.ts'
import { schemaVersion } from '#main/db/queries.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import type { Files } from '#main/ports/files.ts'
import { ownerOnlyFileKeyVault } from '#main/ports/owner-only-file-key-vault.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { Crash, dyingFiles } from '#main/testing/dying-files.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { changeKey } from './change-key.ts'
import { doKeepingJob } from './keeping-job.ts'
import type { KeepingProgress } from './keeping-progress.ts'
import type { DoInThread } from './keeping-threads.ts'
import { findKey, useRecoveryCode } from './restore-log.ts'
import { makeBackup } from './make-backup.ts'

const NOTE = `INSERT INTO setting (name, value) VALUES (?, '1')`

function portsOn(folder: string, files: Files = nodeFiles) {
  const keyVault = ownerOnlyFileKeyVault({ files, folder: join(folder, 'key') })
  return nodePorts(folder, { files, keyVault, clock: fixedClock(), operator: { name: () => 'test-desk' } })
}

function open(folder: string, files?: Files) {
  const ports = portsOn(folder, files)
  const store = openStore({ folder, ports })
  if (!store.ok) throw new Error(`${store.error.code}: ${store.error.found}`)
  return { ports, store: store.value }
}

type Meanwhile = {
  /** After each copy was made and read. */
  readonly after?: () => void
  /** Whenever a copy says how far it is. */
  readonly during?: (progress: KeepingProgress) => void
  readonly hear?: (percent: number) => void
}

function change(
  { ports, store }: ReturnType<typeof open>,
  { after = () => undefined, during = () => undefined, hear = () => undefined }: Meanwhile = {},
) {
  const doInThread: DoInThread = async (job, tell = () => undefined) => {
    const answer = doKeepingJob(job, ports, progress => {
      tell(progress)
      during(progress)
    })
    after()
    return answer as never
  }
  return changeKey({ store, ports, audit: createAudit(ports), doInThread, hear })
}

const note = (store: Store, name: string) => store.db.transaction(() => store.db.run(NOTE, name))
const notesIn = (store: Store) =>
  store.db.all<{ name: string }>(`SELECT name FROM setting WHERE name LIKE 'note%' ORDER BY name`)
const keyOf = (folder: string) => readFileSync(join(folder, 'key', 'chargemark.key'), 'utf8').trim()

function opens(folder: string, key: string): boolean {
  const connection = connectReading(storePaths(folder).log, key)
  try {
    return schemaVersion(connection) > 0
  } catch {
    return false
  } finally {
    connection.close()
  }
}

test('the log has its new key at once, the old one opens it no more, and nothing is missing', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  note(desk.store, 'note 1')
  const before = keyOf(folder)
  expect(await change(desk)).toMatchObject({ ok: true })
  note(desk.store, 'note 2')
  desk.store.close()
  expect([opens(folder, before), opens(folder, keyOf(folder))]).toEqual([false, true])
  const again = open(folder)
  expect(notesIn(again.store)).toEqual([{ name: 'note 1' }, { name: 'note 2' }])
  again.store.close()
  expect(readdirSync(join(folder, 'key'))).toEqual(['chargemark.key'])
  expect(readdirSync(folder).filter(name => /next|rekeyed/.test(name))).toEqual([])
})

test('the key can be changed again and again while the log is open', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  for (const name of ['note 1', 'note 2', 'note 3']) {
    note(desk.store, name)
    expect(await change(desk)).toMatchObject({ ok: true })
  }
  expect(notesIn(desk.store)).toHaveLength(3)
  desk.store.close()
})

test('what is written while the copy is made is not lost: another copy is made', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  let written = 0
  const after = () => {
    if (written < 2) note(desk.store, `note ${(written += 1)}`)
  }
  expect(await change(desk, { after })).toMatchObject({ ok: true })
  expect(notesIn(desk.store)).toHaveLength(2)
  desk.store.close()
})

test('a copy that missed what was just written is no reason to refuse: another copy is made', async () => {
  const folder = join(tempFolder(), 'data')
  const { ports, store } = open(folder)
  let copies = 0
  const doInThread: DoInThread = async job => {
    copies += 1
    if (copies > 1) return doKeepingJob(job, ports) as never
    note(store, 'note 1')
    return fail('The copy with the new key does not hold what the log holds.')
  }
  expect(await changeKey({ store, ports, audit: createAudit(ports), doInThread })).toMatchObject({ ok: true })
  expect([copies, ...notesIn(store)]).toEqual([2, { name: 'note 1' }])
  store.close()
})

test('it says how far it is, from nothing to all but the last step, and begins anew with another copy', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  const heard: number[] = []
  let written = 0
  const after = () => {
    if (written < 1) note(desk.store, `note ${(written += 1)}`)
  }
  await change(desk, { after, hear: percent => heard.push(percent) })
  desk.store.close()
  const second = heard.lastIndexOf(0)
  expect([heard[0], second > 0]).toEqual([0, true])
  for (const copy of [heard.slice(0, second), heard.slice(second)]) {
    expect(copy).toEqual([...new Set(copy)].toSorted((one, other) => one - other))
    expect(copy.length).toBeGreaterThan(3)
    expect(copy.at(-1)).toBe(99)
  }
})

test('a log that is written all the time keeps its key, and nothing is left of the other', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  const before = keyOf(folder)
  let written = 0
  const changed = await change(desk, { after: () => note(desk.store, `note ${(written += 1)}`) })
  expect(changed).toMatchObject({ ok: false, error: expect.stringContaining('all the time') })
  desk.store.close()
  expect(keyOf(folder)).toBe(before)
  expect(readdirSync(folder).filter(name => /next|rekeyed/.test(name))).toEqual([])
})

test('without room for the copy the key stays, with the reason, and nothing is left', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  const before = keyOf(folder)
  const volumes = { ...desk.ports.volumes, freeBytes: () => 64 * 1024 * 1024 }
  expect(await change({ ...desk, ports: { ...desk.ports, volumes } })).toMatchObject({
    ok: false,
    error: expect.stringMatching(
      /^There is not enough room for a new key: \d+ MB are needed in .*data, 64 MB are free\.$/,
    ),
  })
  desk.store.close()
  expect(keyOf(folder)).toBe(before)
  expect(readdirSync(folder).filter(name => /next|rekeyed/.test(name))).toEqual([])
})

test('the new recovery code opens the log, the old one does not', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  const first = await change(desk)
  const second = await change(desk)
  desk.store.close()
  if (!first.ok || !second.ok) throw new Error('The key was not changed.')
  rmSync(join(folder, 'key', 'chargemark.key'))
  const use = (code: string) =>
    useRecoveryCode(desk.ports, { data: folder, code, present: 'refuse', wrongTries: 0 })
  expect(use(first.value.code)).toMatch(/does not open this key/)
  expect(use(second.value.code)).toBeNull()
  open(folder).store.close()
})

test('backups of two keys ago still open here without a code', async () => {
  const folder = join(tempFolder(), 'data')
  const desk = open(folder)
  const before = keyOf(folder)
  const at = '2026-11-20T09:10:00.000-05:00'
  const { backups } = storePaths(folder)
  const targets = [{ folder: backups, keep: 9 }]
  const made = makeBackup(
    { kind: 'backup', data: folder, key: before, at, version: '0.0.0', targets },
    desk.ports,
  )
  if (!made.ok) throw new Error(made.error)
  await change(desk)
  await change(desk)
  const found = await findKey(desk.ports, { from: made.value.path, data: folder }, () =>
    Promise.reject(new Error()),
  )
  expect(found).toEqual({ ok: true, value: { key: before, isNew: true } })
  desk.store.close()
})

test('a crash at any step leaves a log that opens, with one key, and everything in it', async () => {
  let survivedAt = -1
  for (let step = 0; step < 60 && survivedAt < 0; step += 1) {
    const folder = join(tempFolder(), 'data')
    const first = open(folder)
    note(first.store, 'note 1')
    first.store.close()
    const dying = { ...open(folder), ports: portsOn(folder, dyingFiles(step)) }
    // The store itself goes on with a whole disk: its one step is the renaming of the file, which is done or not.
    const ended = await change(dying).catch((error: unknown) => {
      if (error instanceof Crash) return null
      throw error
    })
    dying.store.close()
    const next = open(folder)
    expect([step, ...notesIn(next.store)]).toEqual([step, { name: 'note 1' }])
    expect(next.ports.keyVault.next.load()).toEqual({ ok: true, value: null })
    next.store.close()
    expect(existsSync(storePaths(folder).logOfNextKey)).toBe(false)
    if (ended?.ok) survivedAt = step
  }
  expect(survivedAt).toBeGreaterThan(6)
})
