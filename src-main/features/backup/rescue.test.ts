import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storePaths } from '#main/db/store-paths.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { doKeepingJob } from './keeping-job.ts'
import type { DoInThread } from './keeping-threads.ts'
import { createRescue } from './rescue.ts'

/** A closed log with one session, a backup and a recovery code. */
async function aClosedLog() {
  const core = tempCore()
  const { services, folder } = core
  await aComplete({ sessions: services.sessions } as SessionsOn, anEntry({ accession: 'TEST-A-1' }))
  const code = services.backup.makeRecoveryCode()
  const made = services.backup.write({ folder: null, keep: 5 })
  if (!code.ok || !made.ok) throw new Error('No backup was made.')
  await aComplete({ sessions: services.sessions } as SessionsOn, anEntry({ accession: 'TEST-A-2' }))
  core.close()
  return { folder, code: code.value, backup: made.value.path }
}

function rescueOf(data: string, nowMs = () => 0) {
  const ports = nodePorts(data, { clock: fixedClock('2026-11-20T12:00:00.000-05:00') })
  const doInThread: DoInThread = async job => doKeepingJob(job, ports) as never
  return createRescue({ ports, data, limit: createAttemptLimit(nowMs), doInThread })
}

const keyFile = (folder: string) => join(folder, 'key', 'chargemark.key')
const WRONG = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'

function accessionsIn(folder: string) {
  const { services } = tempCore({ folder })
  const actions = [...services.audit.listAll()].map(({ action }) => action)
  return { accessions: [...services.sessions.listAll()].map(({ accession }) => accession), actions }
}

test('the code takes the place of a wrong key, which keeps its bytes, and the trail tells of it', async () => {
  const { folder, code } = await aClosedLog()
  writeFileSync(keyFile(folder), `${randomBytes(32).toString('hex')}\n`)
  expect(await rescueOf(folder).recover({ code })).toMatchObject({ value: { good: true } })
  expect(readdirSync(join(folder, 'key')).toSorted()).toEqual([
    'chargemark.key',
    'chargemark.key.before-20261120T120000',
  ])
  const { accessions, actions } = accessionsIn(folder)
  expect(accessions).toHaveLength(2)
  expect(actions).toContain('key-recovered')
})

test('a code that is none, and the code of another log, change nothing', async () => {
  const [one, other] = [await aClosedLog(), await aClosedLog()]
  rmSync(keyFile(one.folder))
  const rescue = rescueOf(one.folder)
  expect(await rescue.recover({ code: 'x' })).toMatchObject({ value: { good: false } })
  expect(await rescue.recover({ code: other.code })).toMatchObject({ value: { good: false } })
  expect(readdirSync(join(one.folder, 'key'))).toEqual([])
})

test('who guesses has to wait, even with the right code', async () => {
  const { folder, code } = await aClosedLog()
  rmSync(keyFile(folder))
  let now = 0
  const rescue = rescueOf(folder, () => now)
  for (const guess of [WRONG, WRONG, WRONG]) await rescue.recover({ code: guess })
  expect(await rescue.recover({ code })).toMatchObject({
    value: { good: false, sentence: 'Too many wrong codes. The next can be tried in 30 seconds.' },
  })
  now = 30_000
  expect(await rescue.recover({ code })).toMatchObject({ value: { good: true } })
})

test('the backups say what would be missing, counted in the log while it can be read', async () => {
  const { folder } = await aClosedLog()
  const listed = await rescueOf(folder).backups({ folder: '' })
  expect(listed).toMatchObject({
    value: [{ opensWith: 'this-key', missing: expect.stringMatching(/^1 session /) }],
  })
})

test('of a log that cannot be read the dates tell what would be missing', async () => {
  const { folder } = await aClosedLog()
  writeFileSync(storePaths(folder).log, randomBytes(50_000))
  const listed = await rescueOf(folder).backups({ folder: '' })
  expect(listed).toMatchObject({ value: [{ missing: expect.stringMatching(/hour|dates of the files/) }] })
})

test('a backup takes the place of a damaged log; nothing of that is destroyed', async () => {
  const { folder, backup } = await aClosedLog()
  const damaged = randomBytes(50_000)
  writeFileSync(storePaths(folder).log, damaged)
  expect(await rescueOf(folder).restore({ path: backup, code: '' })).toMatchObject({ value: { good: true } })
  const { accessions, actions } = accessionsIn(folder)
  expect(accessions).toEqual(['TEST-A-1'])
  expect(actions).toContain('log-restored')
  expect(readdirSync(folder)).toContain('chargemark.db.before-20261120T120000')
})

test('on another computer the backup and its code are enough, and the new code stays valid', async () => {
  const { code, backup } = await aClosedLog()
  const elsewhere = join(tempFolder(), 'data')
  tempCore({ folder: elsewhere }).close()
  const rescue = rescueOf(elsewhere)
  expect(await rescue.restore({ path: backup, code: WRONG })).toMatchObject({ value: { good: false } })
  expect(await rescue.restore({ path: backup, code })).toMatchObject({ value: { good: true } })
  expect(accessionsIn(elsewhere).accessions).toEqual(['TEST-A-1'])
})

test('a backup of today’s key leaves the newest recovery code in force', async () => {
  const { folder, backup, code } = await aClosedLog()
  const core = tempCore({ folder })
  const newer = core.services.backup.makeRecoveryCode()
  core.close()
  await rescueOf(folder).restore({ path: backup, code: '' })
  rmSync(keyFile(folder))
  expect(await rescueOf(folder).recover({ code })).toMatchObject({ value: { good: false } })
  expect(await rescueOf(folder).recover({ code: newer.ok ? newer.value : '' })).toMatchObject({
    value: { good: true },
  })
})

test('a file that is no backup is not put in place', async () => {
  const { folder } = await aClosedLog()
  const before = readdirSync(folder)
  expect(await rescueOf(folder).restore({ path: '/etc/passwd', code: '' })).toMatchObject({
    value: { good: false },
  })
  expect(readdirSync(folder)).toEqual(before)
})
