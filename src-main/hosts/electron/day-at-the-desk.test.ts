import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import type { OpenSession } from '#shared/contract/sessions.ts'
import { bytesOfFile, pairEditFiles } from '#main/features/reference/testing/generate/index.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { correctTheDay } from './testing/corrections-day.ts'
import { keepADevice } from './testing/devices-day.ts'
import { sendAndTakeBack } from './testing/exports-day.ts'
import { reviewTheDay } from './testing/review-day.ts'
import { reportTheDay } from './testing/reports-day.ts'
import { todayOf } from './testing/today-of.ts'
import { backUpAndRehearse, restoreAndReopen } from './testing/keeping-day.ts'
import { lookAfterPeople } from './testing/people-day.ts'
import { bridgeOf, startProduct, valueOf, windowOf, type Product } from './testing/product.ts'
import { EVERY_EVENT } from '#main/testing/every-event.ts'

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
  const { workstation: _, training, ...settings } = valueOf(await bridge.settings.read({}))
  expect(valueOf(await bridge.settings.managed({}))).toEqual([])
  expect(training).toBe(false)
  expect(valueOf(await bridge.settings.save({ ...settings, site: 'TESTSITE' }))).toMatchObject({
    site: 'TESTSITE',
  })
})

test('a report for somebody who helps is put together and saved', async () => {
  const { run, text } = valueOf(await bridge.support.prepare({}))
  expect(JSON.parse(text)).toMatchObject({ run, program: { host: 'electron' } })
  const { path } = valueOf(await bridge.support.save({ run, folder: data }))
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('a session is started, assessed, saved, found and opened', async () => {
  const day = await todayOf(bridge)
  session = valueOf(await bridge.sessions.start({ ...command(), performedOn: day }))
  const entry = { ...anEntry(), performedOn: day }
  const assessment = valueOf(await bridge.sessions.assess({ id: session.id, entry }))
  expect(assessment).toMatchObject({ problems: [], missing: [], canComplete: true })
  const saved = valueOf(await bridge.sessions.saveDraft({ ...change(session.revision), entry }))
  session = valueOf(await bridge.sessions.open({ id: session.id }))
  expect([session.revision, session.entry]).toEqual([saved.revision, entry])
  expect(valueOf(await bridge.sessions.listDay({ day }))).toMatchObject([{ id: session.id }])
  expect(valueOf(await bridge.sessions.search({ text: entry.accession }))).toMatchObject([{ id: session.id }])
})

test('forms for downtime have numbers, and that of a session leads back to it', async () => {
  const { downtime } = bridge
  expect(valueOf(await downtime.reserve({ ...command(), count: 2 })).numbers).toHaveLength(2)
  const { number } = valueOf(await downtime.numberOf({ ...command(), session: session.id }))
  expect(valueOf(await downtime.open({ ...command(), number }))).toEqual({ session: session.id })
})

test('a note is added in the name of the account', async () => {
  const notes = valueOf(await bridge.sessions.addNote({ ...command(), id: session.id, text: 'called lab' }))
  expect(notes).toMatchObject([{ text: 'called lab' }])
  expect(valueOf(await bridge.sessions.open({ id: session.id })).notes).toEqual(notes)
})

test('what it has is kept as a quick pick, renamed, counted, removed and taken back', async () => {
  const { quickPicks } = bridge
  const made = valueOf(
    await quickPicks.make({ ...command(), session: session.id, name: 'Wire', scope: 'personal' }),
  )
  const pick = () => ({ ...command(), id: made.id })
  expect(valueOf(await quickPicks.rename({ ...pick(), name: 'One wire' })).name).toBe('One wire')
  expect(valueOf(await quickPicks.countUse(pick()))).toEqual({ used: 1 })
  expect(valueOf(await quickPicks.list({}))[0]).toMatchObject({ name: 'One wire', used: 1 })
  expect(valueOf(await quickPicks.remove(pick())).id).toBe(made.id)
  expect(valueOf(await quickPicks.restore(pick())).id).toBe(made.id)
  expect(valueOf(await quickPicks.previousShape({ besides: session.id }))).toBeNull()
})

test('the window changes to the log for training and back', async () => {
  valueOf(await bridge.app.switchLog({ to: 'training' }))
  expect(valueOf(await bridge.app.status({}))).toMatchObject({ training: true, demo: false })
  expect(await bridge.sessions.open({ id: session.id })).toMatchObject({ ok: false })
  expect(await bridge.app.switchLog({ to: 'training' })).toMatchObject({
    ok: false,
    error: { code: 'switch-unavailable' },
  })
  valueOf(await bridge.app.switchLog({ to: 'log' }))
  expect(valueOf(await bridge.app.status({}))).toMatchObject({ training: false })
  expect(valueOf(await bridge.sessions.open({ id: session.id })).id).toBe(session.id)
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

test('it is reviewed, sent back, mended and approved', () => reviewTheDay(bridge, session))

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

test('what left is corrected by a copy that is compared with it, or voided, and both are given up', () =>
  correctTheDay(bridge, session))

test('an expected exam comes in, is looked at, begun, found and marked', async () => {
  const day = await todayOf(bridge)
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

test('its day is counted twice, closed with a reason for what is open, printed, changed late and opened again', async () => {
  const day = await todayOf(bridge)
  const list = { day, list: 'open', offset: 0, limit: 100 } as const
  const { rows } = valueOf(await bridge.closing.list(list))
  expect(rows.map(({ open }) => open)).toEqual(expect.arrayContaining(['missing', 'incomplete']))
  expect(valueOf(await bridge.closing.count({ day }))).toMatchObject({ agree: true })
  const { seen } = valueOf(await bridge.closing.day({ day }))
  const leftOpen = rows.map(({ open, sessionId, examId }) => ({
    kind: open ?? 'missing',
    id: sessionId ?? examId ?? '',
    reason: 'enter-later' as const,
    note: '',
  }))
  const sheets = newFolder('sheets')
  const wish = { ...command(), day, seen, signature: 'TEST, Signer', secondSignature: '', leftOpen }
  const { close, sheet } = valueOf(await bridge.closing.close({ ...wish, folder: sheets }))
  expect(sheet).toMatchObject({ kind: 'written', sha256: close.pdfSha256 })
  const again = valueOf(await bridge.closing.print({ id: close.id, folder: newFolder('sheets-again') }))
  expect(again).toMatchObject({ kind: 'written', sha256: close.pdfSha256 })
  const draft = rows.find(({ state }) => state === 'draft')?.sessionId
  if (!draft) throw new Error('no draft')
  const { revision } = valueOf(await bridge.sessions.open({ id: draft }))
  const changed = { ...command(), id: draft, revision }
  expect(await bridge.sessions.discard(changed)).toMatchObject({ error: { code: 'day-closed' } })
  valueOf(await bridge.sessions.markLate({ ...changed, reason: 'left-open', note: '' }))
  expect(valueOf(await bridge.closing.history({ offset: 0, limit: 10 })).closes).toMatchObject([
    { day, number: 1 },
  ])
  const reopen = { ...command(), id: close.id, reason: 'closed-too-early', note: '' } as const
  expect(valueOf(await bridge.closing.reopen(reopen)).reopened).toMatchObject({ reason: 'closed-too-early' })
})

test('as long as no worklist server is set, none is asked', async () => {
  expect(await bridge.worklist.query({ ...command(), day: await todayOf(bridge) })).toMatchObject({
    ok: false,
    error: { code: 'server-not-set' },
  })
  expect(await bridge.worklist.testConnection({})).toMatchObject({ error: { code: 'server-not-set' } })
})

test('published files are imported by the built thread, listed, asked and removed', async () => {
  const edition = { year: 2026, quarter: 4 } as const
  const files = pairEditFiles({ seed: 1, setting: 'practitioner', rows: 2_000, edition })
  const uploads = await Promise.all(files.map(file => uploaded(file.name, bytesOfFile(file))))
  let state = valueOf(await bridge.reference.startImport({ uploads, answers: [] }))
  while (state.kind === 'running') {
    await new Promise(resolve => setTimeout(resolve, 5))
    state = valueOf(await bridge.reference.importState({}))
  }
  expect(state).toMatchObject({ kind: 'done' })
  expect(valueOf(await bridge.reference.dismissImport({}))).toEqual({ kind: 'idle' })

  const on = '2026-11-20'
  const pair = { column1: '19284', column2: '19285', claim: 'professional', on } as const
  expect(valueOf(await bridge.reference.pair(pair))).toMatchObject({ verdict: 'bypassed' })
  expect(valueOf(await bridge.reference.code({ code: '19283', on }))).toMatchObject({ code: '19283' })
  const search = { text: '19283', on, kinds: [], limit: 5 }
  expect(valueOf(await bridge.reference.search(search))).toMatchObject([{ code: '19283' }])
  expect(valueOf(await bridge.reference.rehearse({ on: '2027-01-01' }))).toMatchObject({ on: '2027-01-01' })
  const licence = { holder: 'TEST CLINIC', expiresOn: '2027-12-31', users: 2 }
  expect(valueOf(await bridge.reference.recordLicence(licence))).toMatchObject({ licence })
  const { editions } = valueOf(await bridge.reference.list({}))
  expect(editions).toMatchObject([{ dataset: 'ptp-practitioner', from: '2026-10-01' }])
  const left = valueOf(await bridge.reference.removeEdition({ id: editions[0]?.id ?? 0 }))
  expect(left.editions).toEqual([])
  expect(valueOf(await bridge.reference.cancelImport({}))).toEqual({ kind: 'idle' })
})

async function uploaded(name: string, bytes: Buffer): Promise<string> {
  const { upload } = valueOf(await bridge.reference.openUpload({ name, bytes: bytes.length }))
  valueOf(await bridge.reference.sendPiece({ upload, offset: 0, base64: bytes.toString('base64') }))
  return upload
}

test('its events are found by its accession, and the chain is whole', async () => {
  const { events } = valueOf(await bridge.audit.events({ ...EVERY_EVENT, about: session.entry.accession }))
  expect(events.map(({ action }) => action)).toContain('session-exported')
  const numbers = await bridge.audit.numbers({ about: session.entry.accession })
  expect(valueOf(numbers)).toEqual({ sessions: 2, told: [] })
  expect(valueOf(await bridge.audit.actors({}))).toHaveLength(1)
  const newest = valueOf(await bridge.audit.events({ ...EVERY_EVENT, limit: 1 })).events[0]
  expect(valueOf(await bridge.audit.verify({}))).toMatchObject({ kind: 'whole', events: newest?.seq })
})

test('the day is counted, written to a file, and nothing is left to follow or cancel', () =>
  reportTheDay(bridge, out))

test('a device is listed, scanned, written to a file, read again and removed', () => keepADevice(bridge, out))

test('a destination is made from a template, retired and taken back', async () => {
  const [template] = valueOf(await bridge.destinations.templates({}))
  if (!template) throw new Error('no templates')
  const saved = valueOf(await bridge.destinations.save({ sheet: template.sheet, revision: null }))
  if (saved.kind === 'refused') throw new Error('refused')
  const { id, revision, sheet } = saved.destination
  const tried = valueOf(await bridge.destinations.preview({ sheet }))
  if (tried.kind !== 'tried') throw new Error('not tried')
  const base64 = Buffer.from(tried.files[0]?.text ?? '', 'utf8').toString('base64')
  const checked = valueOf(await bridge.destinations.checkFile({ sheet, base64 }))
  expect(checked).toMatchObject({ kind: 'checked', conformance: { conforms: true } })
  const specified = valueOf(await bridge.destinations.specification({ sheet }))
  expect(specified).toMatchObject({ kind: 'specified', specification: { title: sheet.name } })
  const samples = valueOf(await bridge.destinations.writeSample({ sheet, folder: out }))
  expect(samples).toMatchObject({ kind: 'written', paths: [expect.any(String), expect.any(String)] })
  const printed = valueOf(await bridge.destinations.writeSpecification({ sheet, folder: out, form: 'pdf' }))
  expect(printed).toMatchObject({ kind: 'written' })
  const retired = valueOf(await bridge.destinations.remove({ id, revision }))
  valueOf(await bridge.destinations.restore({ id, revision: retired.revision }))
  const listed = valueOf(await bridge.destinations.list({}))
  expect(listed.map(destination => destination.id).toSorted()).toEqual([id, 'default'].toSorted())
})

test('a destination is sent to, waits, is tried again, taken back and seen', () =>
  sendAndTakeBack(bridge, newFolder('share')))

test('a backup is written by the background, compared and restored in a rehearsal', () =>
  backUpAndRehearse(bridge, product, newFolder('copies')))

test('the log is closed for a restore, and opened again as it is or as the backup has it', () =>
  restoreAndReopen(bridge, product, out))

test('what the window should not send is refused, not thrown', async () => {
  const answer = await bridge.sessions.listDay({ day: 'today' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'input-invalid' } })
})

test('a first administrator is made, looks after people, locks the desk and signs in again', () =>
  lookAfterPeople(bridge, { session: session.id, out }))

test('every operation of the contract was asked', () => {
  const all = Object.entries(OPERATION_NAMES).flatMap(([feature, names]) =>
    names.map(name => `${feature}.${name}`),
  )
  expect([...asked].sort()).toEqual(all.sort())
})

test('closing the window closes the log, and the next start has the session', async () => {
  windowOf(product).close()
  await expect.poll(() => product.observed.exitStatus).toBe(0)
  const next = await startProduct(['--data', data])
  const { sessions, users } = bridgeOf(next)
  const desk = valueOf(await users.standing({}))
  if (desk.kind !== 'signed-out') throw new Error('somebody is signed in at the start')
  const [first] = desk.people
  if (!first) throw new Error('nobody can sign in')
  valueOf(await users.signIn({ person: first.id, secret: 'four lamps by the window' }))
  const opened = valueOf(await sessions.open({ id: session.id }))
  expect(opened.state).toBe('exported')
  windowOf(next).close()
})
