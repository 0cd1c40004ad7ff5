import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAudit } from '#main/features/audit/index.ts'
import { openStore } from '#main/db/open-store.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { createKeeper, type KeeperTools } from './keeper.ts'
import { doKeepingJob, type KeepingJob } from './keeping-job.ts'
import type { DoInThread } from './keeping-threads.ts'
import { leaveWord } from './pending-events.ts'
import { DEFAULT_PLAN } from './plan.ts'
import { readNotes } from './notes.ts'
import { standingOf } from './standing.ts'

/** A keeper over a real log, its work done at once; `jobs` are the kinds it did. */
function aKeeper(change: Partial<KeeperTools> = {}) {
  const folder = join(tempFolder(), 'data')
  const clock = fixedClock()
  const ports = nodePorts(folder, { clock, operator: { name: () => 'test-desk' } })
  const store = openStore({ folder, ports })
  if (!store.ok) throw new Error(store.error.found)
  onTestFinished(() => store.value.close())
  const jobs: string[] = []
  const doInThread: DoInThread = async job => {
    jobs.push(job.kind)
    return doKeepingJob(job as KeepingJob, ports) as never
  }
  const { db, paths, checkpointOwed } = store.value
  const tools: KeeperTools = {
    ...{ db, paths, clock, checkpointOwed, doInThread },
    files: ports.files,
    audit: createAudit(ports),
    version: '0.0.0',
    readWithoutKey: async () => ({ good: true, sentence: 'Nothing was found.' }),
    plan: () => DEFAULT_PLAN,
    key: () => {
      const key = ports.keyVault.load()
      return key.ok ? key.value : null
    },
    ...change,
  }
  const standing = () =>
    standingOf({
      db,
      plan: tools.plan(),
      targets: [],
      now: clock.now(),
      running: null,
      percent: null,
      recoveryCodeMadeAt: null,
      isKept: true,
      isDamaged: false,
    })
  return { keeper: createKeeper(tools), tools, jobs, clock, folder, standing, ports }
}

const looks = async ({ keeper }: ReturnType<typeof aKeeper>, count: number) => {
  for (let look = 0; look < count; look += 1) await keeper.look()
}

const backupsIn = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.db'))

test('the first look writes a backup, the next reads the log, and then nothing is due', async () => {
  const desk = aKeeper()
  await looks(desk, 5)
  expect(desk.jobs).toEqual(['backup', 'check'])
  expect(backupsIn(join(desk.folder, 'backups'))).toEqual(['chargemark-20261120T091000.db'])
  expect(readNotes(desk.tools.db)).toMatchObject({ failed: null, check: { whole: true } })
})

test('a day later there is another backup, a week later the log is read again', async () => {
  const desk = aKeeper()
  await looks(desk, 2)
  desk.clock.set('2026-11-21T09:10:00.000-05:00')
  await looks(desk, 2)
  desk.clock.set('2026-11-27T09:10:00.000-05:00')
  await looks(desk, 3)
  expect(desk.jobs).toEqual(['backup', 'check', 'backup', 'backup', 'check'])
})

test('a second folder that is away is said, tried again, and served when it is back', async () => {
  const second = join(tempFolder(), 'share')
  const desk = aKeeper({ plan: () => ({ ...DEFAULT_PLAN, secondFolder: second }) })
  await looks(desk, 1)
  expect(readNotes(desk.tools.db).away).toEqual({ [second]: `${second}: there is no such folder.` })
  mkdirSync(second)
  await looks(desk, 11)
  expect(backupsIn(second)).toEqual(['chargemark-20261120T091000.db'])
  expect(readNotes(desk.tools.db).away).toEqual({})
  expect(desk.jobs).toEqual(['backup', 'deliver'])
})

test('where the one folder is away the backup stays in the data folder until it is back', async () => {
  const share = join(tempFolder(), 'share')
  const desk = aKeeper({ plan: () => ({ ...DEFAULT_PLAN, folder: share }) })
  await looks(desk, 1)
  expect(backupsIn(join(desk.folder, 'backups'))).toHaveLength(1)
  mkdirSync(share)
  await looks(desk, 11)
  expect(backupsIn(share)).toHaveLength(1)
})

test('a try that fails is said and made again after a while, and old backups stay', async () => {
  const desk = aKeeper()
  await looks(desk, 2)
  desk.clock.set('2026-11-23T09:10:00.000-05:00')
  const backups = join(desk.folder, 'backups')
  renameSync(join(desk.folder, 'key'), join(desk.folder, 'key-elsewhere'))
  await looks(desk, 5)
  expect(desk.jobs).toEqual(['backup', 'check'])
  expect(desk.standing().notice).toMatch(/^The newest good backup was written 3 days ago/)
  renameSync(join(desk.folder, 'key-elsewhere'), join(desk.folder, 'key'))
  await looks(desk, 11)
  expect(desk.jobs).toEqual(['backup', 'check', 'backup'])
  expect(backupsIn(backups)).toHaveLength(2)
  expect(desk.standing().notice).toBeNull()
})

test('a clock that is set back gets its backup and no flood of them', async () => {
  const desk = aKeeper()
  await looks(desk, 2)
  desk.clock.set('2026-11-01T09:10:00.000-05:00')
  await looks(desk, 20)
  expect(desk.jobs.filter(job => job === 'backup')).toHaveLength(2)
})

test('what another process did stands in the audit trail once', async () => {
  const desk = aKeeper()
  const at = '2026-11-20T09:09:00.000-05:00'
  leaveWord(desk.ports.files, desk.tools.paths, { action: 'backup-written', at, changes: [] })
  await looks(desk, 3)
  const events = desk.tools.db.all(
    `SELECT reason FROM audit_event WHERE action = 'backup-written' ORDER BY seq`,
  )
  expect(events).toEqual([{ reason: `noted at ${at}` }, { reason: '' }])
})

test('one piece of work at a time', async () => {
  const { keeper } = aKeeper()
  const { promise, resolve } = Promise.withResolvers<void>()
  const first = keeper.alone('check', () => promise)
  expect(keeper.alone('backup', async () => null)).toBeNull()
  resolve()
  await first
  expect(keeper.running()).toBeNull()
})

test('a folder that cannot be written is said with the reason', async () => {
  const desk = aKeeper()
  rmSync(join(desk.folder, 'backups'), { recursive: true, force: true })
  const { paths, files } = desk.tools
  files.create(paths.backups, Buffer.from('in the way'))
  await looks(desk, 1)
  expect(desk.standing().notice).toMatch(/^There is no backup of this log. The backup could not be written/)
})
