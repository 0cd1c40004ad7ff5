import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { bridgeOf, startProduct, valueOf, windowOf, type Product } from './testing/product.ts'

// A day of the built product, from the page through preload script and channels to the log and the charge file.
let parent: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'electron-host-'))
})
afterAll(() => rmSync(parent, { recursive: true }))

const newFolder = (name: string) => mkdtempSync(join(parent, `${name}-`))

let product: Product
let bridge: Bridge
let data: string
let out: string
let session: OpenSession
const asked = new Set<string>()

beforeAll(async () => {
  data = newFolder('day')
  out = newFolder('out')
  product = await startProduct(['--data', data])
  bridge = noting(bridgeOf(product))
})

/** The bridge, remembering which operations were asked. */
function noting(whole: Bridge): Bridge {
  return new Proxy(whole, {
    get: (features, feature: keyof Bridge) =>
      new Proxy(features[feature], {
        get: (operations, name) => {
          asked.add(`${String(feature)}.${String(name)}`)
          return Reflect.get(operations, name)
        },
      }),
  })
}

const command = () => ({ commandId: crypto.randomUUID() })
const change = (revision: number) => ({ ...command(), id: session.id, revision })

test('the key is wrapped by the key store, and the log is encrypted', async () => {
  const status = valueOf(await bridge.app.status({}))
  expect(status).toMatchObject({
    kind: 'running',
    host: 'electron',
    demo: false,
    keyVault: { kind: 'os-key-store' },
  })
  expect(readdirSync(join(data, 'key'))).toEqual(['chargemark.key.wrapped'])
  expect(readFileSync(join(data, 'key', 'chargemark.key.wrapped')).toString('latin1')).not.toMatch(
    /[0-9a-f]{64}/,
  )
  expect(readFileSync(join(data, 'chargemark.db')).subarray(0, 15).toString()).not.toBe('SQLite format 3')
})

test('settings are read and saved', async () => {
  const { workstation: _, ...settings } = valueOf(await bridge.settings.read({}))
  expect(valueOf(await bridge.settings.save({ ...settings, site: 'TESTSITE' }))).toMatchObject({
    site: 'TESTSITE',
  })
})

test('a session is started, assessed, saved, found and opened', async () => {
  const status = valueOf(await bridge.app.status({}))
  if (status.kind !== 'running') throw new Error('stopped')
  session = valueOf(await bridge.sessions.start({ ...command(), performedOn: status.today }))
  const entry = { ...anEntry(), performedOn: status.today }
  const assessment = valueOf(await bridge.sessions.assess({ id: session.id, entry }))
  expect(assessment).toMatchObject({ problems: [], missing: [], canComplete: true })
  const saved = valueOf(await bridge.sessions.saveDraft({ ...change(session.revision), entry }))
  session = valueOf(await bridge.sessions.open({ id: session.id }))
  expect([session.revision, session.entry]).toEqual([saved.revision, entry])
  expect(valueOf(await bridge.sessions.listDay({ day: status.today }))).toMatchObject([{ id: session.id }])
  expect(valueOf(await bridge.sessions.search({ text: entry.accession }))).toMatchObject([{ id: session.id }])
})

test('it is held, released, discarded, restored, reopened and completed', async () => {
  const { entry } = session
  const held = valueOf(
    await bridge.sessions.hold({ ...change(session.revision), reason: 'waiting-for-report', note: '' }),
  )
  const released = valueOf(await bridge.sessions.release(change(held.revision)))
  const discarded = valueOf(await bridge.sessions.discard(change(released.revision)))
  const restored = valueOf(await bridge.sessions.restore(change(discarded.revision)))
  const complete = valueOf(await bridge.sessions.complete({ ...change(restored.revision), entry }))
  const reopened = valueOf(await bridge.sessions.reopen(change(complete.revision)))
  const again = valueOf(await bridge.sessions.complete({ ...change(reopened.revision), entry }))
  const states = [held, released, discarded, restored, complete, reopened, again].map(({ state }) => state)
  expect(states).toEqual(['held', 'draft', 'discarded', 'draft', 'complete', 'draft', 'complete'])
  expect(valueOf(await bridge.sessions.listPhysicians({}))).toMatchObject([{ npi: entry.performing.npi }])
})

test('it leaves in a file of the chosen folder, once, and can be written again', async () => {
  product.observed.chosenFolders.push(out)
  const folder = valueOf(await bridge.exports.chooseFolder({}))
  expect([folder, valueOf(await bridge.exports.chooseFolder({}))]).toEqual([out, null])
  expect(valueOf(await bridge.exports.preview({ scope: 'all' })).ready).not.toEqual([])
  const left = valueOf(await bridge.exports.run({ scope: 'all', format: 'csv', folder: out }))
  expect(left.files.map(({ path }) => existsSync(path))).not.toContain(false)
  expect(left.files.length).toBeGreaterThan(0)
  const nothing = valueOf(await bridge.exports.run({ scope: 'all', format: 'csv', folder: out }))
  expect([nothing.batch, nothing.files]).toEqual([null, []])
  const batch = left.batch ?? ''
  const again = valueOf(await bridge.exports.again({ batch, folder: newFolder('again') }))
  expect(again.files.map(({ sha256 }) => sha256)).toEqual(left.files.map(({ sha256 }) => sha256))
  expect(valueOf(await bridge.exports.history({}))).toMatchObject([{ batch, state: 'released' }])
})

test('an expected exam comes in, is looked at, begun, found and marked', async () => {
  const status = valueOf(await bridge.app.status({}))
  if (status.kind !== 'running') throw new Error('stopped')
  const day = status.today
  const upload = crypto.randomUUID()
  const list = `Accession,MRN,Date\nTEST-E-1,TEST0031,${day}\nTEST-E-2,TEST0032,${day}\n`
  const base64 = Buffer.from(list).toString('base64')
  expect(valueOf(await bridge.worklist.sendPiece({ upload, offset: 0, base64 }))).toEqual({
    received: list.length,
  })
  expect(valueOf(await bridge.worklist.look({ upload }))).toMatchObject({ kind: 'table' })
  const sent = { ...command(), upload, name: 'list.csv', writtenAt: null }
  const outcome = valueOf(await bridge.worklist.importUpload(sent))
  expect(outcome).toMatchObject({ created: 2, refused: 0 })
  expect(valueOf(await bridge.worklist.importUpload(sent))).toEqual(outcome)
  expect(valueOf(await bridge.worklist.listImports({}))).toEqual([outcome])
  expect(valueOf(await bridge.worklist.listAccessions({}))).toHaveLength(2)
  expect(valueOf(await bridge.worklist.search({ text: 'TEST0031' }))).toHaveLength(1)
  const [exam] = valueOf(await bridge.worklist.find({ accession: 'TEST-E-1' }))
  if (!exam) throw new Error('no exam')
  const { id, revision } = exam
  const marked = valueOf(
    await bridge.worklist.markNoCharge({ ...command(), id, revision, reason: 'not-done', note: '' }),
  )
  expect(marked.standing).toBe('no-charge')
  valueOf(await bridge.worklist.expectAgain({ ...command(), id, revision: marked.revision }))
  const begun = valueOf(await bridge.sessions.start({ ...command(), performedOn: day, exam: id }))
  expect(begun).toMatchObject({
    exam: { id },
    entry: { accession: 'TEST-E-1', patient: { mrn: 'TEST0031' } },
  })
  expect(valueOf(await bridge.worklist.listDay({ day }))).toMatchObject([
    { standing: 'in-work', sessionId: begun.id },
    { standing: 'missing' },
  ])
  expect(valueOf(await bridge.worklist.listMissing({}))).toHaveLength(1)
  expect(valueOf(await bridge.worklist.standing({}))).toMatchObject({ missingToday: 1, missingEarlier: 0 })
  expect(valueOf(await bridge.worklist.checkFolder({}))).toMatchObject({ folderProblem: '' })
})

test('a worklist server that is not there is said in words', async () => {
  const status = valueOf(await bridge.app.status({}))
  if (status.kind !== 'running') throw new Error('stopped')
  expect(await bridge.worklist.query({ ...command(), day: status.today })).toMatchObject({
    ok: false,
    error: { code: 'server-not-set' },
  })
  const nowhere = { host: '127.0.0.1', port: 1, calledAe: 'NOBODY', callingAe: 'CHARGEMARK' }
  expect(valueOf(await bridge.worklist.testConnection(nowhere)).sentence).toContain('Nothing listens')
})

test('what the window should not send is refused, not thrown', async () => {
  const answer = await bridge.sessions.listDay({ day: 'today' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'input-invalid' } })
})

test('every operation of the contract was asked', () => {
  const all = Object.entries(OPERATION_NAMES).flatMap(([feature, names]) =>
    names.map(name => `${feature}.${name}`),
  )
  expect([...asked].sort()).toEqual(all.sort())
})

test('closing the window closes the log, and the next start has the session', async () => {
  windowOf(product).close()
  expect(product.observed.exitStatus).toBe(0)
  const next = await startProduct(['--data', data])
  const opened = valueOf(await bridgeOf(next).sessions.open({ id: session.id }))
  expect(opened.state).toBe('exported')
  windowOf(next).close()
})
