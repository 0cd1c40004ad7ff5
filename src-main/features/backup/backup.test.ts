import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '#main/db/connection.ts'
import { newKey } from '#main/db/key.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { begin, done } from '#main/testing/session-steps.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { findKey, rehearse, restoreLog, useRecoveryCode } from './index.ts'

/** A log with one complete session and a backup of it. */
async function aBackedUpLog() {
  const clock = fixedClock()
  const core = tempCore({ clock })
  await complete(core, 'TEST-A-1')
  const { backup } = core.services
  const code = valueOf(backup.makeRecoveryCode())
  const { path, manifest } = valueOf(backup.write({ folder: null, keep: 3 }))
  return { core, clock, code, path, manifest, ...core }
}

async function complete({ services }: Pick<ReturnType<typeof tempCore>, 'services'>, accession: string) {
  const { id, revision } = await begin({ sessions: services.sessions } as Parameters<typeof begin>[0])
  const commandId = crypto.randomUUID()
  await done(services.sessions.complete({ commandId, id, revision, entry: anEntry({ accession }) }))
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string },
) {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const emptyDesk = () => {
  const data = join(tempFolder(), 'elsewhere')
  return { data, ports: nodePorts(data, { clock: fixedClock() }) }
}

const nobody = () => Promise.reject(new Error('The code was asked for.'))

test('a backup is encrypted, says what it holds, and can be restored in a rehearsal', async () => {
  const { core, path, manifest } = await aBackedUpLog()
  expect(manifest).toMatchObject({ sessions: 1, chargeLines: 2, exportedLines: 0 })
  expect(readFileSync(path).includes('TESTPATIENT')).toBe(false)
  expect(readFileSync(`${path}.json`, 'utf8')).not.toMatch(/TESTPATIENT|TEST-A-1|TEST0001/)
  expect(await core.call('backup', 'witness', {})).toMatchObject({ value: { good: true } })
  const { key } = valueOf(await findKey(core.ports, { from: path, data: core.folder }, nobody))
  const { report } = valueOf(rehearse(core.ports, { from: path, key, folder: tempFolder() }))
  expect(report.chainHead).toBe(manifest.chainHead)
})

test('what was entered after a backup is not in it, and the log that was there is kept', async () => {
  const { core, path } = await aBackedUpLog()
  await complete(core, 'TEST-A-2')
  core.close()
  const { key, isNew } = valueOf(await findKey(core.ports, { from: path, data: core.folder }, nobody))
  const wish = { from: path, key, isNew, data: core.folder }
  expect(await restoreLog(core.ports, { ...wish, present: 'refuse' })).toMatchObject({ ok: false })
  const { putAside } = valueOf(await restoreLog(core.ports, { ...wish, present: 'put-aside' }))
  expect(readdirSync(core.folder)).toContain(putAside?.split(/[\\/]/).at(-1))
  const again = tempCore({ folder: core.folder })
  expect([...again.services.sessions.listAll()].map(({ accession }) => accession)).toEqual(['TEST-A-1'])
})

test('on another computer the recovery code opens the backup, and the log starts there', async () => {
  const { code, path } = await aBackedUpLog()
  const { data, ports } = emptyDesk()
  const wrong = await findKey(ports, { from: path, data }, async () => 'ABCDE-FGHJK')
  expect(wrong).toMatchObject({ ok: false, error: expect.stringContaining('six groups') })
  const { key, isNew } = valueOf(await findKey(ports, { from: path, data }, async () => code.toLowerCase()))
  expect(isNew).toBe(true)
  valueOf(await restoreLog(ports, { from: path, key, isNew, data, present: 'refuse' }))
  const core = tempCore({ folder: data })
  expect([...core.services.sessions.listAll()]).toMatchObject([{ accession: 'TEST-A-1', state: 'complete' }])
})

test('a lost key comes back with the code, and only with the newest', async () => {
  const { core, code } = await aBackedUpLog()
  const newer = valueOf(core.services.backup.makeRecoveryCode())
  core.close()
  const { folder, ports } = core
  const wish = { data: folder, present: 'refuse', wrongTries: 0 } as const
  expect(useRecoveryCode(ports, { ...wish, code: newer })).toMatch(/A key is kept/)
  rmSync(join(folder, 'key'), { recursive: true })
  expect(useRecoveryCode(ports, { ...wish, code })).toMatch(/does not open this key/)
  expect(useRecoveryCode(ports, { ...wish, code: newer })).toBeNull()
  expect([...tempCore({ folder }).services.sessions.listAll()]).toHaveLength(1)
})

test('a backup with a flipped byte is refused, and nothing is put in place', async () => {
  const { core, path } = await aBackedUpLog()
  const { key } = valueOf(await findKey(core.ports, { from: path, data: core.folder }, nobody))
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000)
  writeFileSync(path, bytes)
  const { data, ports } = emptyDesk()
  const refused = await restoreLog(ports, { from: path, key, isNew: true, data, present: 'refuse' })
  expect(refused).toMatchObject({ ok: false, error: expect.stringContaining('SHA-256 differs') })
  expect(readdirSync(data).filter(name => name.startsWith('chargemark.db'))).toEqual([])
})

test('a manifest that counts otherwise is found out', async () => {
  const { core, path, manifest } = await aBackedUpLog()
  const { key } = valueOf(await findKey(core.ports, { from: path, data: core.folder }, nobody))
  writeFileSync(`${path}.json`, JSON.stringify({ ...manifest, sessions: 2 }))
  expect(rehearse(core.ports, { from: path, key, folder: tempFolder() })).toEqual({
    ok: false,
    error: 'The backup holds 1 for sessions, its manifest says 2.',
  })
})

test('without a manifest, or with the key of another log, nothing is restored', async () => {
  const { core, path } = await aBackedUpLog()
  const other = { from: path, key: newKey(), folder: tempFolder() }
  expect(rehearse(core.ports, other)).toMatchObject({ error: expect.stringContaining('another key') })
  renameSync(`${path}.json`, `${path}.elsewhere`)
  expect(await findKey(core.ports, { from: path, data: core.folder }, nobody)).toMatchObject({
    error: expect.stringContaining('is missing'),
  })
})

test('as many backups stay as asked, the newest always', async () => {
  const { core, clock, path } = await aBackedUpLog()
  const paths = [path]
  for (const second of ['01', '02', '03']) {
    clock.set(`2026-11-20T09:11:${second}.000-05:00`)
    paths.push(valueOf(core.services.backup.write({ folder: null, keep: 2 })).path)
  }
  const left = readdirSync(join(core.folder, 'backups')).filter(name => name.endsWith('.db'))
  expect(left).toEqual(paths.slice(-2).map(one => one.split(/[\\/]/).at(-1)))
})

test('a folder that is not there gets no backup', async () => {
  const { core } = await aBackedUpLog()
  const absent = join(tempFolder(), 'absent')
  expect(core.services.backup.write({ folder: absent, keep: 2 })).toMatchObject({ ok: false })
})

test('a changed event is found when the log is verified', async () => {
  const { core } = await aBackedUpLog()
  expect(core.services.backup.verify()).toMatchObject({ ok: true })
  core.close()
  const key = core.ports.keyVault.load()
  const connection = connect(join(core.folder, 'chargemark.db'), (key.ok && key.value) || '')
  connection.exec(
    `DROP TRIGGER audit_event_is_never_changed; UPDATE audit_event SET actor = 'x' WHERE seq = 2`,
  )
  connection.close()
  expect(tempCore({ folder: core.folder }).services.backup.verify()).toEqual({
    ok: false,
    error: 'The audit chain is broken at event 2.',
  })
})
