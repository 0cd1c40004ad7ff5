import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAll } from '../testing/a-source.ts'
import {
  addOnFiles,
  type GeneratedFile,
  pairEditFiles,
  unitLimitFile,
  zipBytes,
} from '../testing/generate/index.ts'
import { openSources } from './index.ts'
import { LIMITS } from './limits.ts'

const EDITION = { year: 2026, quarter: 3 } as const
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-sources-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function open(name: string, bytes: Buffer | string) {
  const path = join(folder, 'picked')
  writeFileSync(path, bytes)
  return openSources(path, name)
}

function text(name: string, content: string): GeneratedFile {
  return { name, pieces: () => [Buffer.from(content)] }
}

async function archive(name: string, files: readonly GeneratedFile[]): Promise<GeneratedFile> {
  const bytes = await zipBytes(files)
  return { name, pieces: () => [bytes] }
}

const TABLE = text('table.csv', 'a,b\n1,2\n')

test('a text file is itself', async () => {
  expect(await open('table.csv', 'a,b\n')).toMatchObject({
    ok: true,
    value: [{ name: 'table.csv', archive: null, bytes: 4 }],
  })
})

test('a zip gives its tables; notes, documents, folders and pictures are passed over', async () => {
  const bytes = await zipBytes([
    text('AMA License ReadMe.txt', 'Read this first.'),
    text('Edits/ccipra-v322r0-f1.TXT', 'x'),
    text('Edits/notes.pdf', '%PDF'),
    text('HCPC2026_recordlayout.txt', 'Columns'),
    text('__MACOSX/Edits/._ccipra-v322r0-f1.TXT', 'x'),
  ])
  expect(await open('edits.zip', bytes)).toMatchObject({
    ok: true,
    value: [{ name: 'ccipra-v322r0-f1.TXT', archive: 'edits.zip', bytes: 1 }],
  })
})

test('a workbook beside the text of the same table is passed over', async () => {
  const bytes = await zipBytes(await addOnFiles({ seed: 1, rows: 30, edition: EDITION }))
  const opened = await open('add-on.zip', bytes)
  expect(opened).toMatchObject({ ok: true, value: [{ name: 'AOC_V2026Q3-F-MCR.txt' }] })
})

test('of two fee schedules the common one is given', async () => {
  const names = ['PPRRVU2026_Jul_QPP.csv', 'PPRRVU2026_Jul_nonQPP.csv']
  const bytes = await zipBytes(names.map(name => text(name, 'x')))
  expect(await open('rvu26c.zip', bytes)).toMatchObject({ ok: true, value: [{ name: names[1] }] })
})

test('a workbook picked alone is read', async () => {
  const [workbook] = await addOnFiles({ seed: 1, rows: 30, edition: EDITION })
  const opened = await open(workbook.name, Buffer.concat([...workbook.pieces()]))
  if (!opened.ok || opened.value[0] === undefined) throw new Error('it opens')
  expect((await readAll(opened.value[0])).rows.length).toBeGreaterThan(20)
})

test('a member of a zip within a zip is read, a zip within that is not followed', async () => {
  const file = unitLimitFile(1, 'dme', EDITION)
  const inner = await archive('inner.zip', [file, await archive('innermost.zip', [TABLE])])
  const opened = await open('outer.zip', await zipBytes([inner, TABLE]))
  if (!opened.ok || opened.value[0] === undefined) throw new Error('it opens')
  expect(opened.value.map(({ name, archive: outer }) => [name, outer])).toEqual([
    [file.name, 'outer.zip/inner.zip'],
    ['table.csv', 'outer.zip'],
  ])
  expect((await readAll(opened.value[0])).result).toMatchObject({ ok: true, value: { badRows: 0 } })
})

test('a member can be read again', async () => {
  const [part] = pairEditFiles({ seed: 2, setting: 'practitioner', rows: 2000, edition: EDITION })
  if (part === undefined) throw new Error('four parts are made')
  const opened = await open('pairs.zip', await zipBytes([part]))
  if (!opened.ok || opened.value[0] === undefined) throw new Error('it opens')
  const once = await readAll(opened.value[0])
  expect(await readAll(opened.value[0])).toEqual(once)
})

test.each([
  ['an empty file', 'a.csv', '', 'an empty file'],
  ['an error page saved as a zip', 'a.zip', '<!DOCTYPE html><html><body>503</body></html>', /web page/],
  ['an error page saved as text', 'a.txt', '\n <html><head></head></html>', /web page/],
  ['text named as a zip', 'a.zip', 'Column 1\tColumn 2\n', 'text'],
  ['text named as a workbook', 'a.xlsx', 'a,b\n', 'text'],
  ['UTF-16 with a mark', 'a.csv', Buffer.from('\ufeffcode,text\n', 'utf16le'), /UTF-16/],
  ['UTF-16 without a mark', 'a.csv', Buffer.from('code,text\n', 'utf16le'), /UTF-16/],
  ['an old workbook', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Excel 97/],
  ['a PDF', 'a.pdf', '%PDF-1.7', 'a PDF document'],
  ['gzip', 'a.gz', Buffer.from('1f8b0800000000000000', 'hex'), /no zip/],
  [
    'binary data',
    'a.txt',
    Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 37) % 256)),
    'binary data',
  ],
])('%s is refused in words', async (_what, name, bytes, found) => {
  const opened = await open(name, bytes)
  expect(opened).toMatchObject({ ok: false, error: { file: name, line: null } })
  expect(opened.ok ? '' : opened.error.found).toMatch(found)
})

test('a file that is not there and a folder are refused', async () => {
  expect(await openSources(join(folder, 'none'), 'none.csv')).toMatchObject({
    ok: false,
    error: { file: 'none.csv', found: 'no such file' },
  })
  expect(await openSources(folder, 'folder')).toMatchObject({ ok: false })
})

test('a zip that is cut off is refused', async () => {
  const bytes = await zipBytes([TABLE])
  expect(await open('a.zip', bytes.subarray(0, bytes.length - 30))).toMatchObject({
    ok: false,
    error: { found: expect.stringContaining('cut off') },
  })
})

test('a zip without a table says what was in it', async () => {
  expect(await open('a.zip', await zipBytes([text('guide.pdf', 'x')]))).toMatchObject({
    ok: false,
    error: { found: 'only guide.pdf' },
  })
})

test('damaged data are found by the check sum', async () => {
  const [part] = pairEditFiles({ seed: 2, setting: 'practitioner', rows: 2000, edition: EDITION })
  if (part === undefined) throw new Error('four parts are made')
  const bytes = await zipBytes([{ ...part, name: 'ccipra-v322r0-f1.TXT' }])
  // The check sum stands twelve bytes behind the signature of the data descriptor.
  const descriptor = bytes.indexOf(Buffer.from('504b0708', 'hex'))
  bytes.writeUInt8(bytes.readUInt8(descriptor + 4) ^ 1, descriptor + 4)
  const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt8(bytes.readUInt8(directory + 16) ^ 1, directory + 16)
  const opened = await open('pairs.zip', bytes)
  if (!opened.ok || opened.value[0] === undefined) throw new Error('it opens')
  expect((await readAll(opened.value[0])).result).toMatchObject({
    ok: false,
    error: { file: 'pairs.zip', found: expect.stringContaining('damaged') },
  })
})

test('an encrypted member is refused', async () => {
  const bytes = await zipBytes([TABLE])
  const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8)
  const opened = await open('a.zip', bytes)
  if (!opened.ok || opened.value[0] === undefined) throw new Error('it opens')
  expect((await readAll(opened.value[0])).result).toMatchObject({
    ok: false,
    error: { expected: 'a zip without a password' },
  })
})

test('a member that unpacks to hundreds of times its size is refused before it is read', async () => {
  const zeros = { name: 'zeros.txt', pieces: () => [Buffer.alloc(LIMITS.expansionFreeBytes + 1, '0')] }
  expect(await open('a.zip', await zipBytes([zeros]))).toMatchObject({
    ok: false,
    error: { found: expect.stringContaining('zeros.txt unpacks from') },
  })
})

test('a member that is larger than the archive says is refused while it is read', async () => {
  const lines = {
    name: 'table.csv',
    pieces: () => [Buffer.from('charge_code,code,price\n1,19281,2\n'.repeat(9))],
  }
  const bytes = await zipBytes([lines])
  const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt32LE(10, directory + 24)
  const opened = await open('a.zip', bytes)
  if (!opened.ok || opened.value[0] === undefined) throw new Error('it opens')
  expect((await readAll(opened.value[0])).result).toMatchObject({ ok: false, error: { file: 'a.zip' } })
})

test('a zip with too many files is refused', async () => {
  const many = Array.from({ length: LIMITS.archiveEntries + 1 }, (_, at) => text(`${at}.csv`, 'x'))
  expect(await open('a.zip', await zipBytes(many))).toMatchObject({
    ok: false,
    error: { found: 'more of them' },
  })
})
