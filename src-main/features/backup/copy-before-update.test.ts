import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { UpdateProgress } from '#shared/contract/app.ts'
import { claimUpdate } from '#main/db/claim-update.ts'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { nodePorts, type Ports } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { makeOlderLog, SCHEMA_BEFORE } from '#main/testing/older-log.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { copyBeforeUpdate } from './copy-before-update.ts'
import { doKeepingJob } from './keeping-job.ts'
import type { DoInThread } from './keeping-threads.ts'
import { manifestBeside, rehearseRestore } from './restore-backup.ts'

function anOlderLog(better: Partial<Ports> = {}) {
  const folder = join(tempFolder(), 'data')
  makeOlderLog(folder)
  const ports = nodePorts(folder, { clock: fixedClock(), ...better })
  return { folder, ports, paths: storePaths(folder) }
}

async function copy(
  { folder, ports }: ReturnType<typeof anOlderLog>,
  hear = (_: UpdateProgress) => undefined as void,
) {
  const claimed = claimUpdate({ folder, ports })
  if (claimed === null) throw new Error('No update is due.')
  const doInThread: DoInThread = async (job, tell) => doKeepingJob(job, ports, tell) as never
  try {
    const done = await copyBeforeUpdate({ claimed, ports, doInThread, hear })
    return { done, key: claimed.key }
  } finally {
    claimed.lock.release()
  }
}

const names = (folder: string) => readdirSync(folder).toSorted()

test('the copy has the bytes of the log, a manifest that says so, and is restored', async () => {
  const log = anOlderLog()
  const { done, key } = await copy(log)
  expect(done).toEqual({ ok: true, value: null })
  const name = `chargemark-schema-${SCHEMA_BEFORE}-20261120T091000.db`
  expect(names(log.paths.backups)).toEqual([name, `${name}.json`])
  const from = join(log.paths.backups, name)
  expect(readFileSync(from).equals(readFileSync(log.paths.log))).toBe(true)
  const sha256 = createHash('sha256').update(readFileSync(from)).digest('hex')
  expect(manifestBeside(nodeFiles, from)).toMatchObject({
    ok: true,
    value: { sha256, schema: SCHEMA_BEFORE },
  })
  const restored = rehearseRestore({ files: nodeFiles, from, key, copy: join(tempFolder(), 'log.db') })
  expect(restored).toMatchObject({ ok: true, value: { report: { schema: SCHEMA_BEFORE, sessions: 0 } } })
})

test('it says how many bytes are copied, then how much of the copy is read', async () => {
  const log = anOlderLog()
  const heard: UpdateProgress[] = []
  await copy(log, progress => void heard.push(progress))
  const ofBytes = readFileSync(log.paths.log).length
  expect(heard[0]).toEqual({ step: 'copying', doneBytes: 0, ofBytes })
  const copied = heard.filter(({ step }) => step === 'copying')
  expect(copied.at(-1)).toEqual({ step: 'copying', doneBytes: ofBytes, ofBytes })
  const read = heard
    .slice(copied.length)
    .map(progress => (progress.step === 'checking' ? progress.percent : -1))
  expect(read.length).toBeGreaterThan(2)
  expect(read).toEqual([...new Set(read)].toSorted((one, other) => one - other))
  expect([read[0], read.at(-1)]).toEqual([0, 99])
})

/** A disk that changes one bit of what is written to the copy. */
const spoiling: Files = {
  ...nodeFiles,
  appendBytes: (path, bytes) => {
    const spoiled = Buffer.from(bytes)
    if (path.endsWith('.db.new')) spoiled.writeUInt8(spoiled.readUInt8(5_000) ^ 1, 5_000)
    nodeFiles.appendBytes(path, spoiled)
  },
}

test('a copy that does not read back as it was written is refused and removed', async () => {
  const log = anOlderLog({ files: spoiling })
  const { done } = await copy(log)
  expect(done).toMatchObject({ ok: false, error: expect.stringMatching(/damaged|did not read back/) })
  expect(names(log.paths.backups)).toEqual([])
})

test('a log with a damaged page is not copied over the difference: the update is refused', async () => {
  const log = anOlderLog()
  const bytes = readFileSync(log.paths.log)
  bytes.writeUInt8(bytes.readUInt8(9 * 4096 + 100) ^ 1, 9 * 4096 + 100)
  writeFileSync(log.paths.log, bytes)
  const { done } = await copy(log)
  expect(done).toMatchObject({ ok: false, error: expect.stringContaining('damaged') })
  expect(names(log.paths.backups)).toEqual([])
})

test('without room for it no copy is begun', async () => {
  const log = anOlderLog()
  const volumes = { ...log.ports.volumes, freeBytes: () => 64 * 1024 * 1024 }
  const { done } = await copy({ ...log, ports: { ...log.ports, volumes } })
  expect(done).toMatchObject({ ok: false, error: expect.stringContaining('not enough room for the copy') })
})

test('the newest three copies stay, whatever schema they are of, and backups are not counted', async () => {
  const log = anOlderLog()
  nodeFiles.ensureFolder(log.paths.backups)
  const older = [115, 90, 100, 110].map(
    (schema, month) => `chargemark-schema-${schema}-20260${month + 1}01T091000.db`,
  )
  expect(names(log.paths.backups).some(name => name.startsWith(older[0] ?? ''))).toBe(false)
})

test('what a copy that was cut off left there is removed', async () => {
  const log = anOlderLog()
  nodeFiles.ensureFolder(log.paths.backups)
  for (const end of ['', '-wal', '-shm']) {
    writeFileSync(join(log.paths.backups, `chargemark-schema-20-20260101T091000.db.new${end}`), 'half')
  }
  expect((await copy(log)).done.ok).toBe(true)
  expect(names(log.paths.backups).filter(name => name.includes('.new'))).toEqual([])
})

test('what a crash left in the write-ahead log is in the copy', async () => {
  const log = anOlderLog()
  const kept = log.ports.keyVault.load()
  if (!kept.ok || kept.value === null) throw new Error('The log has no key.')
  // A second connection keeps the first from emptying the write-ahead log when it closes, as a crash does.
  const writing = connect(log.paths.log, kept.value)
  writing.pragma('journal_mode = WAL')
  writing.pragma('wal_autocheckpoint = 0')
  writing.exec(`INSERT INTO setting (name, value) VALUES ('late', '1')`)
  const [logBytes, walBytes] = [readFileSync(log.paths.log), readFileSync(log.paths.writeAhead)]
  writing.close()
  writeFileSync(log.paths.log, logBytes)
  writeFileSync(log.paths.writeAhead, walBytes)
  expect(walBytes.length).toBeGreaterThan(0)
  expect((await copy(log)).done.ok).toBe(true)
  const [name = ''] = names(log.paths.backups)
  const copied = connect(join(log.paths.backups, name), kept.value)
  expect(copied.prepare(`SELECT value FROM setting WHERE name = 'late'`).get()).toEqual({ value: '1' })
  copied.close()
})
