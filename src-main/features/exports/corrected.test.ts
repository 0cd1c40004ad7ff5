import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aLesion, anEntry } from '#main/testing/an-entry.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { aDesk, exportAll, value, type Desk } from './testing/a-desk.ts'

type Row = Readonly<Record<string, string>>

/** The charge rows of a CSV file of one claim, by the names of their columns. */
function rowsOf(path: string): readonly Row[] {
  const rows: readonly Row[] = parse(readFileSync(path), { columns: true, record_delimiter: '\r\n' })
  return rows.filter(row => row.record_type === 'D')
}

const inShort = ({ txn_type, cpt, mod1, units, mrn }: Row) => [txn_type, cpt, mod1, units, mrn].join(' ')

/** What is in the newest file of one claim. */
async function exported(desk: Desk, folder: string): Promise<readonly Row[]> {
  const { files } = await exportAll(desk, folder)
  return files.flatMap(({ path }) => rowsOf(path))
}

const facility = (parts: Parameters<typeof anEntry>[0] = {}) => anEntry({ claims: 'facility', ...parts })

const twoLesions = () => facility({ lesions: [aLesion(), aLesion({ id: 'B' })] })

const withSide =
  (place: number, side: 'left' | 'right') =>
  (entry: SessionEntry): SessionEntry => ({
    ...entry,
    lesions: entry.lesions.map((lesion, index) => (index === place ? { ...lesion, side } : lesion)),
  })

const statesOf = (desk: Desk) => [...desk.sessions.listAll()].map(({ state }) => state)

async function anExported(entry: SessionEntry) {
  const desk = aDesk()
  const folder = tempFolder()
  const id = await desk.complete(entry)
  const rows = await exported(desk, folder)
  return { desk, folder, id, rows }
}

test('a wrong side is credited and charged anew, in one file, each naming the line that left', async () => {
  const { desk, folder, id, rows } = await anExported(facility())
  await desk.correct(id, withSide(0, 'left'))
  const [credit, charge, ...more] = await exported(desk, folder)
  expect(more).toEqual([])
  expect([credit, charge].map(row => inShort(row ?? {}))).toEqual([
    'CD 19283 RT 1 TEST0001',
    'CG 19283 LT 1 TEST0001',
  ])
  const sent = rows[0]?.line_id
  expect([credit?.corrects_line_id, charge?.corrects_line_id]).toEqual([sent, sent])
  expect(new Set([sent, credit?.line_id, charge?.line_id]).size).toBe(3)
  expect(statesOf(desk)).toEqual(['exported', 'exported'])
})

test('a credit repeats what was sent, fact by fact', async () => {
  const { desk, folder, id, rows } = await anExported(facility())
  await desk.correct(id, withSide(0, 'left'))
  const [credit = {}] = await exported(desk, folder)
  const own = ['line_id', 'batch_id', 'txn_type', 'corrects_line_id']
  for (const [column, value] of Object.entries(rows[0] ?? {})) {
    if (!own.includes(column)) expect([column, credit[column]]).toEqual([column, value])
  }
})

test('a line that stays as it was is not sent again', async () => {
  const { desk, folder, id } = await anExported(twoLesions())
  await desk.correct(id, withSide(1, 'left'))
  expect((await exported(desk, folder)).map(inShort)).toEqual([
    'CD 19284 RT 1 TEST0001',
    'CG 19284 LT 1 TEST0001',
  ])
})

test('a lesion that was never there is credited, with nothing in its place', async () => {
  const { desk, folder, id } = await anExported(twoLesions())
  await desk.correct(id, entry => ({ ...entry, lesions: entry.lesions.slice(0, 1) }))
  expect((await exported(desk, folder)).map(inShort)).toEqual(['CD 19284 RT 1 TEST0001'])
  expect(statesOf(desk)).toEqual(['exported', 'exported'])
  expect(await exportAll(desk, folder)).toMatchObject({ batch: null, files: [], withheld: [] })
})

test('a missing lesion is charged, and nothing is credited', async () => {
  const { desk, folder, id } = await anExported(facility())
  await desk.correct(id, () => twoLesions())
  expect((await exported(desk, folder)).map(inShort)).toEqual(['CG 19284 RT 1 TEST0001'])
})

test.each<[string, (entry: SessionEntry) => SessionEntry]>([
  ['another patient', entry => ({ ...entry, patient: { ...entry.patient, mrn: 'TEST0002' } })],
  ['another name', entry => ({ ...entry, patient: { ...entry.patient, givenName: 'Other' } })],
  ['another account', entry => ({ ...entry, account: 'TESTACC2' })],
  ['another visit', entry => ({ ...entry, visit: 'TESTVIS2' })],
  ['another day', entry => ({ ...entry, performedOn: '2026-11-19' })],
  [
    'another physician',
    entry => ({
      ...entry,
      performing: { npi: '1679576722', familyName: 'TESTOTHER', givenName: 'Synthetic' },
    }),
  ],
])('%s: every line is credited and charged anew', async (_, change) => {
  const { desk, folder, id } = await anExported(twoLesions())
  await desk.correct(id, change)
  const rows = await exported(desk, folder)
  expect(rows.map(row => `${row.txn_type} ${row.cpt}`)).toEqual([
    'CD 19283',
    'CD 19284',
    'CG 19283',
    'CG 19284',
  ])
})

test('a changed diagnosis is a change of the line', async () => {
  const { desk, folder, id } = await anExported(facility())
  await desk.correct(id, entry => ({ ...entry, diagnoses: [{ code: 'R92.0', lesions: [] }] }))
  const rows = await exported(desk, folder)
  expect(rows.map(row => `${row.txn_type} ${row.dx1}`)).toEqual(['CD R92.1', 'CG R92.0'])
})

test('nothing that differs is no correction', async () => {
  const { desk, id } = await anExported(facility())
  await expect(desk.correct(id, entry => entry)).rejects.toThrow('correction-same')
})

test('a correction of a correction credits what left last, and keeps what left first', async () => {
  const { desk, folder, id } = await anExported(twoLesions())
  const first = await desk.correct(id, withSide(1, 'left'))
  await exported(desk, folder)
  const second = await desk.correct(first, entry => ({ ...entry, lesions: entry.lesions.slice(0, 1) }))
  expect((await exported(desk, folder)).map(inShort)).toEqual(['CD 19284 LT 1 TEST0001'])
  await desk.correct(second, withSide(0, 'left'))
  expect((await exported(desk, folder)).map(inShort)).toEqual([
    'CD 19283 RT 1 TEST0001',
    'CG 19283 LT 1 TEST0001',
  ])
})

test('what is corrected already is not corrected a second time', async () => {
  const { desk, id } = await anExported(facility())
  await desk.correct(id, withSide(0, 'left'))
  await expect(desk.correct(id, withSide(0, 'left'))).rejects.toThrow('correction-stands')
})

test('a void credits every line, with nothing in its place, once', async () => {
  const { desk, folder, id } = await anExported(twoLesions())
  await voided(desk, id)
  const outcome = await exportAll(desk, folder)
  expect(outcome.files.flatMap(({ path }) => rowsOf(path)).map(inShort)).toEqual([
    'CD 19283 RT 1 TEST0001',
    'CD 19284 RT 1 TEST0001',
  ])
  expect(outcome.files.map(({ lines, credits, messages }) => [lines, credits, messages])).toEqual([[2, 2, 1]])
  expect(await exportAll(desk, folder)).toMatchObject({ batch: null, files: [], withheld: [] })
})

test('a void of a corrected session credits what is live, of whichever session it was sent with', async () => {
  const { desk, folder, id } = await anExported(twoLesions())
  const first = await desk.correct(id, withSide(1, 'left'))
  await exported(desk, folder)
  await voided(desk, first)
  expect((await exported(desk, folder)).map(inShort)).toEqual([
    'CD 19283 RT 1 TEST0001',
    'CD 19284 LT 1 TEST0001',
  ])
})

test('a void is taken back before its credits leave, and not after', async () => {
  const { desk, folder, id } = await anExported(facility())
  await voided(desk, id)
  expect((await desk.corrections.withdrawVoid({ commandId: randomUUID(), id })).ok).toBe(true)
  expect(await exportAll(desk, folder)).toMatchObject({ batch: null, files: [], withheld: [] })
  await voided(desk, id)
  await exported(desk, folder)
  expect(await desk.corrections.withdrawVoid({ commandId: randomUUID(), id })).toMatchObject({
    error: { code: 'void-left' },
  })
})

test('a voided session leaves its accession number to another one', async () => {
  const { desk, folder, id } = await anExported(facility())
  await voided(desk, id)
  await desk.complete(facility())
  expect((await exported(desk, folder)).map(row => `${row.txn_type} ${row.cpt}`)).toEqual([
    'CD 19283',
    'CG 19283',
  ])
})

test('the trailer, the preview and the history count charges and credits', async () => {
  const { desk, folder, id } = await anExported(facility())
  await desk.correct(id, withSide(0, 'left'))
  expect(
    value(await desk.exports.preview({ scope: 'all', destination: null, onlyClosedDays: false })).ready,
  ).toEqual([{ claim: 'facility', sessions: 1, lines: 2, units: 2, credits: 1 }])
  const { files } = await exportAll(desk, folder)
  const [last] = readFileSync(files[0]?.path ?? '', 'utf8')
    .split('\r\n')
    .slice(-2)
  expect(last?.split(',').slice(0, 5)).toEqual(['T', '2', '2', '1', '1'])
  const [newest] = value(await desk.exports.history({}))
  expect(newest?.files.map(({ lines, credits }) => [lines, credits])).toEqual([[2, 1]])
})

test('the credits of a day leave with the day that is exported', async () => {
  const { desk, folder, id } = await anExported(facility())
  await voided(desk, id)
  const run = (scope: string) => desk.exports.run({ scope, format: 'csv', hl7Version: '2.3.1', folder })
  expect(value(await run('2026-11-19')).batch).toBeNull()
  expect(value(await run('2026-11-20')).files.map(({ credits }) => credits)).toEqual([1])
})

test('a batch with credits is written again byte for byte', async () => {
  const { desk, folder, id } = await anExported(anEntry())
  await desk.correct(id, withSide(0, 'left'))
  const outcome = await exportAll(desk, folder)
  const again = tempFolder()
  const repeated = value(await desk.exports.again({ batch: outcome.batch ?? '', folder: again }))
  expect(repeated.files.map(({ sha256, credits }) => [sha256, credits])).toEqual(
    outcome.files.map(({ sha256, credits }) => [sha256, credits]),
  )
  expect(readdirSync(again).map(name => readFileSync(join(again, name), 'utf8'))).toEqual(
    outcome.files.map(({ path }) => readFileSync(path, 'utf8')),
  )
})

test('each line tells under which number it left, was kept and was taken back', async () => {
  const { desk, folder, id, rows } = await anExported(twoLesions())
  const correction = await desk.correct(id, withSide(1, 'left'))
  const [credit, charge] = await exported(desk, folder)
  const [first, second] = rows.map(row => row.line_id)
  const inShortOf = (session: SessionId) =>
    desk.exports
      .lineFates(session)
      .map(({ lineNumber, keptFrom, creditNumber }) => [lineNumber, keptFrom !== null, creditNumber])
  expect(inShortOf(id)).toEqual([
    [first, false, null],
    [second, false, credit?.line_id],
  ])
  expect(inShortOf(correction)).toEqual([
    [first, true, null],
    [charge?.line_id, false, null],
  ])
})

test('in HL7 the credits are a message of their own, before the one of the charges', async () => {
  const { desk, folder, id } = await anExported(twoLesions())
  await desk.correct(id, withSide(1, 'left'))
  const { files } = await exportAll(desk, folder, 'hl7')
  const segments = readFileSync(files[0]?.path ?? '', 'utf8').split('\r')
  const kinds = segments.filter(segment => /^(MSH|FT1)/.test(segment)).map(segment => segment.split('|'))
  expect(kinds.map(fields => (fields[0] === 'MSH' ? 'MSH' : `${fields[6]} ${fields[26]}`))).toEqual([
    'MSH',
    'CD RT',
    'MSH',
    'CG LT',
  ])
  expect(files.map(({ messages, lines, units, credits }) => [messages, lines, units, credits])).toEqual([
    [2, 2, 2, 1],
  ])
})

async function voided(desk: Desk, id: SessionId) {
  const asked = {
    commandId: randomUUID(),
    id,
    reason: 'duplicate-charge',
    note: '',
  } as const
  return value(await desk.corrections.voidCharges(asked))
}
