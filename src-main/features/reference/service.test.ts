import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportState } from '#shared/contract/reference.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { logRows } from '#main/testing/log-rows.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { bytesOfFile, pairEditFiles, type GeneratedFile } from './testing/generate/index.ts'
import { inProcessThreads } from './testing/in-process-threads.ts'
import type { PlainFile } from './testing/plain-formats.ts'
import { limits, wholeFile } from './testing/rows-of.ts'
import { tempReference } from './testing/temp-reference.ts'

const PARTS = pairEditFiles({
  seed: 1,
  setting: 'practitioner',
  rows: 4_000,
  edition: { year: 2026, quarter: 4 },
})

async function valueOf<T>(
  answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object }>,
): Promise<T> {
  const answered = await answer
  if (!answered.ok) throw new Error(JSON.stringify(answered.error))
  return answered.value
}

/** Hands a file over as a window does, in pieces; the id of the upload. */
async function uploaded(core: TempCore, name: string, bytes: Buffer): Promise<string> {
  const { upload } = await valueOf(ask(core, 'reference', 'openUpload', { name, bytes: bytes.length }))
  const pieceBytes = 50_000
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    const base64 = bytes.subarray(offset, offset + pieceBytes).toString('base64')
    await valueOf(ask(core, 'reference', 'sendPiece', { upload, offset, base64 }))
  }
  return upload
}

function uploadedFile(core: TempCore, file: GeneratedFile): Promise<string> {
  return uploaded(core, file.name, bytesOfFile(file))
}

function uploadedPlain(core: TempCore, name: string, file: PlainFile): Promise<string> {
  return uploaded(core, name, Buffer.from(JSON.stringify(file)))
}

/** Starts an import and follows it to its end, as a window does. */
async function imported(core: TempCore, uploads: readonly string[]): Promise<ImportState> {
  let state = await valueOf(ask(core, 'reference', 'startImport', { uploads: [...uploads], answers: [] }))
  while (state.kind === 'running') {
    await new Promise(resolve => setTimeout(resolve, 5))
    state = await valueOf(ask(core, 'reference', 'importState', {}))
  }
  return state
}

test('files that a window hands over are imported by a thread and answer at once', async () => {
  const core = tempCore()
  const uploads = await Promise.all(PARTS.map(file => uploadedFile(core, file)))
  const state = await imported(core, uploads)
  if (state.kind !== 'done') throw new Error(JSON.stringify(state))
  expect(state.files.map(({ file, dataset }) => [file, dataset])).toEqual(
    PARTS.map(({ name }) => [name, 'ptp-practitioner']),
  )
  const list = await valueOf(ask(core, 'reference', 'list', {}))
  expect(list.editions).toMatchObject([
    { dataset: 'ptp-practitioner', from: '2026-10-01', through: '2026-12-31', missingParts: [] },
  ])
  expect(list.editions[0]?.files[0]).toMatchObject({ name: PARTS[0]?.name, loadedBy: 'test-desk' })
  expect(list.standing.find(({ dataset }) => dataset === 'ptp-practitioner')?.standing).toBe('in-force')
  const status = await valueOf(ask(core, 'app', 'status', {}))
  expect(status).toMatchObject({
    reference: { ptp: 'NCCI pair edits, practitioner, in force 2026-10-01' },
    notices: [],
  })
  expect(readdirSync(join(core.folder, 'inbox'))).toEqual([])
})

const LIMITS = wholeFile('mue-practitioner', '2026-07-01', limits(['19283', 1, 2]))

/** A core whose imports run in the test's own thread, on files of tests. */
const plainCore = (folder?: string) =>
  tempCore({ ports: { threads: inProcessThreads() }, ...(folder === undefined ? {} : { folder }) })

function eventsOf(core: TempCore): readonly { readonly changes: string }[] {
  return logRows(core, "SELECT changes FROM audit_event WHERE action = 'reference-changed' ORDER BY seq")
}

test('what an import leaves open is asked, and the same uploads are imported with the answer', async () => {
  const core = plainCore()
  const upload = await uploadedPlain(core, 'limits', { ...LIMITS, from: null })
  const asked = await imported(core, [upload])
  expect(asked).toMatchObject({ kind: 'asks', questions: [{ file: 'limits', asks: 'from' }] })
  const answers = [{ file: 'limits', from: '2026-07-01' }]
  await valueOf(ask(core, 'reference', 'startImport', { uploads: [upload], answers }))
  await expect
    .poll(() => valueOf(ask(core, 'reference', 'importState', {})))
    .toMatchObject({ kind: 'done', files: [{ file: 'limits', rows: 1 }] })
})

test('a dismissed import is forgotten with its files', async () => {
  const core = plainCore()
  const upload = await uploadedPlain(core, 'limits', { ...LIMITS, from: null })
  await imported(core, [upload])
  expect(await valueOf(ask(core, 'reference', 'dismissImport', {}))).toEqual({ kind: 'idle' })
  expect(readdirSync(join(core.folder, 'inbox'))).toEqual([])
  expect(await ask(core, 'reference', 'startImport', { uploads: [upload], answers: [] })).toMatchObject({
    error: { code: 'upload-unknown' },
  })
})

test('a cancelled import leaves what was loaded', async () => {
  const core = tempCore()
  const uploads = await Promise.all(PARTS.map(file => uploadedFile(core, file)))
  await valueOf(ask(core, 'reference', 'startImport', { uploads, answers: [] }))
  expect(await ask(core, 'reference', 'startImport', { uploads, answers: [] })).toMatchObject({
    error: { code: 'import-running' },
  })
  expect(await valueOf(ask(core, 'reference', 'cancelImport', {}))).toEqual({ kind: 'cancelled' })
  expect((await valueOf(ask(core, 'reference', 'list', {}))).editions).toEqual([])
})

test('a piece that does not follow the last one, and a file that did not arrive whole, are refused', async () => {
  const core = plainCore()
  const { upload } = await valueOf(ask(core, 'reference', 'openUpload', { name: 'limits', bytes: 4 }))
  const send = (offset: number, text: string) =>
    ask(core, 'reference', 'sendPiece', { upload, offset, base64: Buffer.from(text).toString('base64') })
  expect(await send(2, 'ab')).toMatchObject({ error: { code: 'input-invalid', field: 'offset' } })
  expect(await send(0, 'ab')).toMatchObject({ value: { received: 2 } })
  expect(await send(0, 'ab')).toMatchObject({ error: { code: 'input-invalid' } })
  expect(await send(2, 'abc')).toMatchObject({ error: { code: 'input-invalid' } })
  expect(await ask(core, 'reference', 'startImport', { uploads: [upload], answers: [] })).toMatchObject({
    error: { code: 'upload-unknown' },
  })
})

test('every change is in the trail of the log: the file, its hash and rows, who loaded it, what was removed', async () => {
  const core = plainCore()
  await imported(core, [await uploadedPlain(core, 'limits', LIMITS)])
  const { editions } = await valueOf(ask(core, 'reference', 'list', {}))
  await valueOf(ask(core, 'reference', 'removeEdition', { id: editions[0]?.id ?? 0 }))
  const [loaded, removed] = eventsOf(core).map(({ changes }) => JSON.parse(changes))
  expect(loaded).toEqual([
    {
      path: 'mue-practitioner 2026-07-01 part 1',
      from: null,
      to: expect.objectContaining({
        file: 'limits',
        rows: 1,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        loadedBy: 'test-desk',
      }),
    },
  ])
  expect(removed).toMatchObject([{ path: 'mue-practitioner 2026-07-01 part 1', to: null }])
  expect(eventsOf(core)).toHaveLength(2)
})

test('what was changed while no window was open is in the trail after the next start', async () => {
  const first = plainCore()
  first.close()
  const commandLine = tempReference({ folder: first.folder })
  await commandLine.load({ limits: LIMITS })
  commandLine.close()
  const second = plainCore(first.folder)
  expect(eventsOf(second)).toHaveLength(1)
  second.close()
  expect(eventsOf(plainCore(first.folder))).toHaveLength(1)
})

test('an edition that is gone, and a licence, are answered with the list', async () => {
  const core = plainCore()
  expect(await ask(core, 'reference', 'removeEdition', { id: 7 })).toMatchObject({
    error: { code: 'edition-unknown' },
  })
  const licence = { holder: 'TEST CLINIC', expiresOn: '2027-12-31', users: 3 }
  expect(await valueOf(ask(core, 'reference', 'recordLicence', licence))).toMatchObject({ licence })
})

test('a file that cannot be used is a notice, and the program runs on the built-in facts', async () => {
  const first = plainCore()
  first.close()
  writeFileSync(join(first.folder, 'reference.db'), 'no database')
  const status = await valueOf(ask(plainCore(first.folder), 'app', 'status', {}))
  expect(status).toMatchObject({
    notices: [expect.stringMatching(/reference\.db is no reference database of Chargemark\. Until then/)],
    reference: { ptp: 'NCCI PTP v30.2, in force 2024-07-01' },
  })
})

test('removing an edition changes no derived line that is stored', async () => {
  const core = plainCore()
  const tight = wholeFile('mue-practitioner', '2026-07-01', limits(['19283', 9, 3]))
  await imported(core, [await uploadedPlain(core, 'limits', tight)])
  const id = await completedSession(core)
  const lines = () => logRows(core, 'SELECT * FROM charge_line WHERE session_id = ? ORDER BY id', id)
  const before = lines()
  const { editions } = await valueOf(ask(core, 'reference', 'list', {}))
  await valueOf(ask(core, 'reference', 'removeEdition', { id: editions[0]?.id ?? 0 }))
  expect(before.length).toBeGreaterThan(0)
  expect(lines()).toEqual(before)
})

async function completedSession(core: TempCore): Promise<string> {
  const commandId = () => crypto.randomUUID()
  const { id, revision } = await valueOf(
    ask(core, 'sessions', 'start', { commandId: commandId(), performedOn: '2026-11-20' }),
  )
  const input = { commandId: commandId(), id, revision, entry: anEntry() }
  await valueOf(ask(core, 'sessions', 'complete', input))
  return id
}
