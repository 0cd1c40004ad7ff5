import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileError } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { sha256Of } from '#main/features/shares/index.ts'
import { aDesk, chargesIn, exportAll, value, type Desk } from './testing/a-desk.ts'

const CSV = { scope: 'all', format: 'csv', hl7Version: '2.3.1' } as const

async function run(desk: Desk, folder: string) {
  return desk.exports.run({ ...CSV, folder })
}

async function reasons(desk: Desk, scope = 'all') {
  const { withheld } = value(await desk.exports.preview({ scope, destination: null, onlyClosedDays: false }))
  return withheld.map(({ accession, reason }) => `${accession}: ${reason}`)
}

test('a session for both claims leaves in two files, one for each, and is exported', async () => {
  const desk = aDesk()
  const id = await desk.complete(anEntry())
  const folder = tempFolder()
  const outcome = await exportAll(desk, folder, 'hl7')
  expect(outcome.files).toHaveLength(2)
  expect(outcome.files.map(({ messages, lines, units }) => [messages, lines, units])).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ])
  for (const { path, sha256, bytes } of outcome.files) {
    expect([sha256Of(readFileSync(path)), readFileSync(path).length]).toEqual([sha256, bytes])
    expect(path).toMatch(/CHG_SITE[A-Z0-9]{3}_20261120_0000[12]\.hl7$/)
  }
  const claims = outcome.files.map(
    ({ path }) => /\|\|(PROFESSIONAL|FACILITY)\|/.exec(readFileSync(path, 'utf8'))?.[1],
  )
  expect(claims).toEqual(['PROFESSIONAL', 'FACILITY'])
  expect([...desk.sessions.listAll()].map(session => [session.id, session.state])).toEqual([[id, 'exported']])
})

test('a line names the first device read for its lesions, a film none', async () => {
  const desk = aDesk()
  const item = { deviceIdentifier: '312345678906', lot: '', serial: 'S1', expiresOn: '' }
  const devices = [{ type: 'wire', count: 1, items: [item] }] as const
  await desk.complete(
    anEntry({
      claims: 'facility',
      lesions: [aLesion({ placement: aPlacement({ devices }) }), aLesion({ id: 'B', side: 'left' })],
      mammogram: { side: 'bilateral', sameUnitAsGuidance: false },
    }),
  )
  const outcome = await exportAll(desk, tempFolder())
  const rows = outcome.files.flatMap(({ path }) => readFileSync(path, 'utf8').split('\r\n'))
  const devicesOf = rows
    .map(row => row.split(','))
    .filter(([type]) => type === 'D')
    .map(cells => [cells[14], cells[30]])
  expect(devicesOf).toEqual([
    ['19283', '00312345678906'],
    ['19284', ''],
    ['77066', ''],
  ])
})

test('a second export gives nothing', async () => {
  const desk = aDesk()
  await desk.complete(anEntry())
  const folder = tempFolder()
  await exportAll(desk, folder)
  expect(await exportAll(desk, folder)).toEqual({ batch: null, files: [], withheld: [], waiting: null })
  expect(readdirSync(folder)).toHaveLength(2)
})

test('the preview counts what the export then writes', async () => {
  const desk = aDesk()
  await desk.complete(anEntry({ claims: 'facility' }))
  await desk.complete(anEntry({ accession: 'TEST-A-2' }))
  expect(
    value(await desk.exports.preview({ scope: 'all', destination: null, onlyClosedDays: false })).ready,
  ).toEqual([
    { claim: 'professional', sessions: 1, lines: 1, units: 1, credits: 0 },
    { claim: 'facility', sessions: 2, lines: 2, units: 2, credits: 0 },
  ])
  const { files } = await exportAll(desk, tempFolder())
  expect(files.map(({ lines }) => lines)).toEqual([1, 2])
})

test('a day leaves without the other days', async () => {
  const desk = aDesk()
  await desk.complete(anEntry())
  await desk.complete(anEntry({ accession: 'TEST-A-2', performedOn: '2026-11-19' }))
  const folder = tempFolder()
  value(await desk.exports.run({ ...CSV, scope: '2026-11-19', folder }))
  expect(chargesIn(folder)).toEqual(['TEST-A-2 FACILITY 19283', 'TEST-A-2 PROFESSIONAL 19283'])
})

test('what does not leave says why', async () => {
  const desk = aDesk()
  const start = async () =>
    value(await desk.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
  const draft = async (entry: ReturnType<typeof anEntry>) => {
    const { id, revision } = await start()
    return value(await desk.sessions.saveDraft({ commandId: randomUUID(), id, revision, entry }))
  }
  await draft(anEntry({ accession: 'TEST-D-1', diagnoses: [] }))
  await draft(anEntry({ accession: 'TEST-D-2' }))
  const held = await draft(anEntry({ accession: 'TEST-D-3' }))
  const reason = { reason: 'waiting-for-pathology', note: '' } as const
  value(
    await desk.sessions.hold({ commandId: randomUUID(), id: held.id, revision: held.revision, ...reason }),
  )
  const stopped = aLesion({ placement: aPlacement({ outcome: 'stopped-before-anesthesia' }) })
  await desk.complete(anEntry({ accession: 'TEST-D-4', lesions: [stopped] }))
  const [incomplete, open, onHold, review, ...rest] = await reasons(desk)
  expect(incomplete).toMatch(/^TEST-D-1: Not complete: \d items? missing$/)
  expect(open).toBe('TEST-D-2: Not complete: nothing is missing, but the session was not marked as complete')
  expect(onHold).toBe('TEST-D-3: Held: waiting for pathology')
  expect(review).toMatch(/^TEST-D-4: Review: .{20,}/)
  expect(rest).toEqual([])
  expect((await exportAll(desk, tempFolder())).batch).toBeNull()
})

test('a session that brings no charge line stays, and says so', async () => {
  const desk = aDesk()
  const inside = aLesion({ placement: aPlacement({ step: 'intraoperative' }) })
  await desk.complete(anEntry({ lesions: [inside], diagnoses: [] }))
  expect(await reasons(desk)).toEqual(['TEST-A-1: No charge: what was done brings no charge line'])
})

test('a past batch is written again byte for byte under its own names', async () => {
  const desk = aDesk()
  await desk.complete(anEntry())
  const [first, second] = [tempFolder(), tempFolder()]
  const { batch, files } = await exportAll(desk, first)
  const again = value(await desk.exports.again({ batch: batch ?? '', folder: second }))
  expect(readdirSync(second)).toEqual(readdirSync(first))
  for (const name of readdirSync(first)) {
    expect(readFileSync(join(second, name))).toEqual(readFileSync(join(first, name)))
  }
  expect(again.files).toEqual(files.map(file => ({ ...file, path: file.path.replace(first, second) })))
})

test('written again where it is already: the same bytes are left alone, others refuse it', async () => {
  const desk = aDesk()
  await desk.complete(anEntry({ claims: 'facility' }))
  const folder = tempFolder()
  const { batch, files } = await exportAll(desk, folder)
  const again = () => desk.exports.again({ batch: batch ?? '', folder })
  expect(value(await again()).files).toEqual(files)
  const [file] = files
  writeFileSync(file?.path ?? '', 'another')
  expect(await again()).toMatchObject({ ok: false, error: { code: 'file-exists' } })
  expect(readFileSync(file?.path ?? '', 'utf8')).toBe('another')
})

test('an unknown batch cannot be written again', async () => {
  expect(await aDesk().exports.again({ batch: 'K7M0000001', folder: tempFolder() })).toMatchObject({
    ok: false,
    error: { code: 'batch-unknown' },
  })
})

test('the history tells the newest batch first, with counts and the audit chain head', async () => {
  const desk = aDesk()
  await desk.complete(anEntry({ claims: 'facility' }))
  const first = await exportAll(desk, tempFolder())
  await desk.complete(anEntry({ accession: 'TEST-A-2', claims: 'professional' }))
  const second = await exportAll(desk, tempFolder(), 'hl7')
  const history = value(await desk.exports.history({}))
  expect(history.map(({ batch, format, hl7Version, state }) => [batch, format, hl7Version, state])).toEqual([
    [second.batch, 'hl7', '2.3.1', 'released'],
    [first.batch, 'csv', null, 'released'],
  ])
  expect(history[1]?.files).toMatchObject([
    { claim: 'facility', sha256: first.files[0]?.sha256, lines: 1, units: 1, credits: 0 },
  ])
  expect(history[0]?.chainHead).not.toBe(history[1]?.chainHead)
})

test('a folder that is not there, or is a file, is said to be missing', async () => {
  const desk = aDesk()
  await desk.complete(anEntry())
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  expect(await run(desk, join(file, 'below'))).toMatchObject({ ok: false, error: { code: 'folder-missing' } })
  expect(await run(desk, file)).toMatchObject({ ok: false, error: { code: 'folder-missing' } })
})

test.each([
  ['denied', 'folder-not-writable'],
  ['full', 'disk-full'],
] as const)('a disk that answers "%s" is %s, nothing is marked and no byte stays', async (kind, code) => {
  const db = memoryDb()
  const files = {
    ...nodeFiles,
    create: (path: string, bytes: Uint8Array) => {
      nodeFiles.create(path, bytes.subarray(0, 10))
      throw new FileError(kind, 'EFAIL', 'create')
    },
  }
  const desk = aDesk({ db, files })
  await desk.complete(anEntry())
  const folder = tempFolder()
  expect(await run(desk, folder)).toMatchObject({ ok: false, error: { code } })
  expect(readdirSync(folder)).toEqual([])
  expect((await exportAll(aDesk({ db }), folder)).files).toHaveLength(2)
})

test('a file that reads back otherwise than it was written is not released', async () => {
  const db = memoryDb()
  const files = {
    ...nodeFiles,
    create: (path: string, bytes: Uint8Array) =>
      nodeFiles.create(
        path,
        Buffer.from(Buffer.from(bytes).toString('utf8').replace('TEST0001', 'TEST0009')),
      ),
  }
  const desk = aDesk({ db, files })
  await desk.complete(anEntry())
  const folder = tempFolder()
  expect(await run(desk, folder)).toMatchObject({ ok: false, error: { code: 'self-check-failed' } })
  expect(readdirSync(folder)).toEqual([])
  expect([...desk.sessions.listAll()].map(({ state }) => state)).toEqual(['complete'])
})

test('a file of a stranger with our name is never touched', async () => {
  const desk = aDesk()
  await desk.complete(anEntry({ claims: 'facility' }))
  const [trial, folder] = [tempFolder(), tempFolder()]
  const { files } = await exportAll(desk, trial)
  const next = files[0]?.path.split('/').at(-1)?.replace('00001', '00002') ?? ''
  writeFileSync(join(folder, next), 'a stranger')
  await desk.complete(anEntry({ accession: 'TEST-A-2', claims: 'facility' }))
  expect(await run(desk, folder)).toMatchObject({ ok: false, error: { code: 'file-exists' } })
  expect(readdirSync(folder)).toEqual([next])
  expect(readFileSync(join(folder, next), 'utf8')).toBe('a stranger')
  expect((await exportAll(desk, folder)).files).toHaveLength(1)
})

test('the folder of the last export is remembered', async () => {
  const desk = aDesk()
  await desk.complete(anEntry())
  const folder = tempFolder()
  await exportAll(desk, folder)
  expect(desk.db.one('SELECT value FROM setting WHERE name = ?', 'exportFolder')).toEqual({
    value: JSON.stringify(folder),
  })
})

test.each([
  [
    { kind: 'chosen', folder: 'charges' },
    { ok: true, value: 'charges' },
  ],
  [{ kind: 'closed' }, { ok: true, value: null }],
  [{ kind: 'unavailable' }, { ok: false, error: { code: 'chooser-unavailable' } }],
] as const)('a folder dialog that answers %j', async (answer, expected) => {
  const desk = aDesk({ folderChooser: { choose: async () => answer } })
  expect(await desk.exports.chooseFolder({})).toMatchObject(expected)
})
