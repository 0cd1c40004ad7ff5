import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { FAILURES } from '#shared/contract/failure.ts'
import { CONTRACT } from '#shared/contract/index.ts'
import {
  NO_DCMTK,
  startBadServer,
  startWorklistServer,
} from '#main/features/worklist/testing/worklist-server.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { canariesBelow, filesBelow } from './testing/canaries-below.ts'
import { CANARY, canariesIn } from './testing/canaries.ts'
import { NOT_ASKED } from './testing/every-operation.ts'
import { READABLE, runCanaries, type CanaryRun } from './testing/run-canaries.ts'

// Patients who are nowhere else in the world go through every operation of the program. After that they may stand in
// what was sent, printed or handed in, and in no other byte that the program wrote: no log, no name, no temporary file.

const ALL = Object.entries(CONTRACT).flatMap(([feature, of]) =>
  Object.keys(of).map(name => `${feature}.${name}`),
)

/** A server with a canary for every exam; where there is no server to be had, one that answers with noise. */
async function worklistPort(): Promise<number> {
  const name = `${CANARY.familyName}^${CANARY.givenName}`
  const served = { accession: CANARY.accession, mrn: CANARY.mrn, name, procedure: CANARY.note }
  return NO_DCMTK === null ? (await startWorklistServer([served])).port : noisyPort()
}

async function noisyPort(): Promise<number> {
  const noise = `\u0002\u0000\u0000\u0000\u0000\u0100${CANARY.familyName}${CANARY.mrn}`
  return (await startBadServer(socket => void socket.end(noise))).port
}

async function ranEverything(root: string, port: number): Promise<CanaryRun & { readonly told: object }> {
  const run = await runCanaries('everything', root, port)
  if (run.told === null || run.told === 'aside') throw new Error(`It did not get through: ${run.said()}`)
  return { ...run, told: run.told }
}

/** Files below a folder in which a key stands, as digits, as bytes or in base64. */
function filesWithKey(root: string, keys: readonly string[]): readonly string[] {
  const forms = keys.flatMap(key => {
    const bytes = Buffer.from(key, 'hex')
    return [Buffer.from(key), bytes, Buffer.from(bytes.toString('base64'))]
  })
  return filesBelow(root)
    .filter(path => forms.some(form => readFileSync(path).includes(form)))
    .map(path => relative(root, path))
}

test('canary patients stand nowhere but in what was sent, after every operation and every failure', async () => {
  const root = tempFolder()
  // The program's log is nearly full, so that it rotates meanwhile.
  mkdirSync(join(root, 'data', 'logs'), { recursive: true })
  writeFileSync(join(root, 'data', 'logs', 'chargemark.log'), '{"event":"stopped"}\n'.repeat(26_150))
  const port = await worklistPort()
  const { told, said, kill } = await ranEverything(root, port)
  if (typeof told !== 'object' || !('asked' in told)) throw new Error('Nothing was told')
  const { asked, failing, report, keys, toldKeys, network } = told

  // Everything was asked, and answered with a value of the table.
  const asking = ALL.filter(channel => !NOT_ASKED.includes(channel))
  expect([...new Set(asked.map(({ channel }) => channel))].toSorted()).toEqual(asking.toSorted())
  const codes = [...asked, ...failing].flatMap(({ code }) => (code === null ? [] : [code]))
  expect(codes.filter(code => !Object.hasOwn(FAILURES, code))).toEqual([])
  expect(asked.filter(({ code }) => code === 'unexpected')).toEqual([])

  // The canaries were there to be found: in the charge file and in the log, for those who have the key.
  const sent = readdirSync(join(root, 'out', 'billing')).map(name => join(root, 'out', 'billing', name))
  expect(sent.flatMap(path => canariesIn(readFileSync(path)))).toContain(CANARY.familyName)

  // Errors with a patient in message, code, name, path and stack were logged, each without it.
  expect(readdirSync(join(root, 'data', 'logs'))).toContain('chargemark.1.log')
  const logs = filesBelow(join(root, 'data', 'logs'))
    .map(path => readFileSync(path, 'utf8'))
    .join('')
  const events = logs
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const failed = new Set(events.filter(({ event }) => event === 'operation-failed').map(one => one.operation))
  const broke = failing.filter(({ code }) => code === 'unexpected').map(({ channel }) => channel)
  expect(broke.length).toBeGreaterThan(100)
  expect([...failed].toSorted()).toEqual([...new Set(broke)].toSorted())

  // The key was changed, and none was told or stands anywhere but in its own folder.
  expect(keys.length).toBeGreaterThan(1)
  expect(toldKeys).toEqual([])
  const withKey = new Set(filesWithKey(root, keys).map(path => dirname(path)))
  expect([...withKey]).toEqual([join('data', 'key')])

  // Nobody was called but the worklist server that the settings name, and nobody was let in.
  expect(network.length).toBeGreaterThan(0)
  expect([...new Set(network)]).toEqual([`call 127.0.0.1:${port}`])

  expect(said()).toBe('')
  expect(canariesIn(report)).toEqual([])
  expect(JSON.parse(report)).toMatchObject({ ok: true })
  // With the log open: its write-ahead file, what was uploaded, the backups, temporary files.
  expect(filesBelow(root)).toContain(join(root, 'data', 'chargemark.db-wal'))
  expect(canariesBelow(root, READABLE)).toEqual([])
  // As a power cut leaves it, and after the next start.
  await kill()
  expect(canariesBelow(root, READABLE)).toEqual([])
  tempCore({ folder: join(root, 'data') }).close()
  expect(canariesBelow(root, READABLE)).toEqual([])
}, 180_000)

test('an export that stands still has its files aside in the folder it goes to, and nowhere else', async () => {
  const root = tempFolder()
  const { told, said, kill } = await runCanaries('export', root, await noisyPort())
  expect(told).toBe('aside')
  const aside = readdirSync(join(root, 'out', 'stuck'))
  expect(aside.length).toBeGreaterThan(0)
  expect(aside.every(name => name.startsWith('.') && name.endsWith('.part'))).toBe(true)
  expect(canariesBelow(root, READABLE)).toEqual([])
  await kill()
  expect(said()).toBe('')
  expect(canariesBelow(root, READABLE)).toEqual([])
}, 60_000)
