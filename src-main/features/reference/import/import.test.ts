import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportState } from '#shared/contract/reference.ts'
import { FileError } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { inProcessThreads } from '../testing/in-process-threads.ts'
import { addOns, diagnoses, fees, limits, pairs, partFile, wholeFile } from '../testing/rows-of.ts'
import { tempReference, type TempReference } from '../testing/temp-reference.ts'
import { whatIsLoaded } from '../what-is-loaded.ts'

const PAIRS = wholeFile(
  'ptp-practitioner',
  '2026-07-01',
  pairs({ column1: '19283', column2: '19285' }, { column1: '19285', column2: '76942', indicator: 0 }),
)

function indicator(reference: TempReference, column1: string, column2: string): number | null {
  return reference.coding.on('2026-08-01' as never, 'professional').pairIndicator(column1, column2)
}

function files(state: ImportState) {
  if (state.kind !== 'done') throw new Error(JSON.stringify(state))
  return state.files
}

function storedPairs({ current }: TempReference): readonly object[] {
  return (
    current()?.db.all(
      'SELECT column1, column2, effective, deletion, indicator FROM pair_edit ORDER BY column1, column2, effective',
    ) ?? []
  )
}

test('the bad rows of an edition are listed with their file as long as it is loaded', async () => {
  const reference = tempReference()
  const badRow = { line: 9, expected: 'a code of five characters', found: '1928' }
  await reference.load({ 'pairs.txt': { ...PAIRS, badRows: [badRow] } })
  const { editions } = whatIsLoaded(reference, fixedClock())
  expect(editions).toMatchObject([{ badRows: 1, firstBadRows: [{ file: 'pairs.txt', ...badRow }] }])
})

test('what was imported answers, and is listed with its file, hash, rows and who loaded it', async () => {
  const reference = tempReference()
  expect(files(await reference.load({ 'pairs.txt': PAIRS }))).toEqual([
    {
      file: 'pairs.txt',
      dataset: 'ptp-practitioner',
      edition: 'NCCI pair edits, practitioner, in force 2026-07-01',
      rows: 2,
      badRows: 0,
      firstBadRows: [],
      unchanged: false,
    },
  ])
  expect([indicator(reference, '19283', '19285'), indicator(reference, '19285', '76942')]).toEqual([1, 0])
  expect(reference.current()?.editions).toMatchObject([
    {
      dataset: 'ptp-practitioner',
      from: '2026-07-01',
      through: '2026-09-30',
      parts: 1,
      files: [{ name: 'pairs.txt', rows: 2, loadedBy: 'TEST', firstCode: '19283', lastCode: '19285' }],
    },
  ])
  expect(reference.current()?.editions[0]?.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('the same file again is unchanged, and the database is the same file as before', async () => {
  const reference = tempReference()
  await reference.load({ 'pairs.txt': PAIRS })
  const before = statSync(reference.file)
  expect(files(await reference.load({ 'other-name.txt': PAIRS }))).toMatchObject([
    { unchanged: true, rows: 2, edition: 'NCCI pair edits, practitioner, in force 2026-07-01' },
  ])
  expect(statSync(reference.file)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
})

test('a changed file of the same edition replaces its rows', async () => {
  const reference = tempReference()
  await reference.load({ 'pairs.txt': PAIRS })
  const changed = wholeFile(
    'ptp-practitioner',
    '2026-07-01',
    pairs({ column1: '19283', column2: '19287', indicator: 0 }),
  )
  await reference.load({ 'pairs.txt': changed })
  expect(storedPairs(reference)).toMatchObject([{ column1: '19283', column2: '19287' }])
  expect(reference.current()?.editions).toHaveLength(1)
})

test('editions live side by side', async () => {
  const reference = tempReference()
  await reference.load({ a: PAIRS })
  await reference.load({ b: wholeFile('ptp-practitioner', '2026-10-01', ...PAIRS.batches) })
  expect(reference.current()?.editions.map(({ from }) => from)).toEqual(['2026-10-01', '2026-07-01'])
  expect(storedPairs(reference)).toHaveLength(4)
})

test('of a key that comes twice the row that stands longer is kept, whichever comes first', async () => {
  const reference = tempReference()
  const row = { column1: '19283', effective: 20100101 }
  const twice = wholeFile(
    'ptp-practitioner',
    '2026-07-01',
    pairs(
      { ...row, column2: '19285', deletion: 20150101, indicator: 0 },
      { ...row, column2: '19285', indicator: 1 },
      { ...row, column2: '19287', indicator: 1 },
      { ...row, column2: '19287', deletion: 20150101, indicator: 0 },
      { ...row, column2: '77065', deletion: 20150101, indicator: 0 },
      { ...row, column2: '77065', deletion: 20200101, indicator: 1 },
    ),
  )
  expect(files(await reference.load({ twice }))).toMatchObject([{ rows: 3 }])
  expect(storedPairs(reference)).toMatchObject([
    { column2: '19285', deletion: null, indicator: 1 },
    { column2: '19287', deletion: null, indicator: 1 },
    { column2: '77065', deletion: 20200101, indicator: 1 },
  ])
})

test('all files of a run are imported or none', async () => {
  const reference = tempReference()
  await reference.load({ first: PAIRS })
  const cut = {
    ...wholeFile('mue-practitioner', '2026-07-01', limits(['19283', 1, 2])),
    problem: { line: 7, expected: 'four columns', found: '"1928": the file is cut off' },
  }
  const codes = wholeFile('icd-10-cm', '2026-10-01', diagnoses(['R921', true]))
  expect(await reference.load({ codes, cut })).toEqual({
    kind: 'refused',
    problems: [{ file: 'cut', line: 7, expected: 'four columns', found: '"1928": the file is cut off' }],
  })
  expect(reference.current()?.editions.map(({ dataset }) => dataset)).toEqual(['ptp-practitioner'])
  expect(existsSync(`${reference.file}.new`)).toBe(false)
})

test('a file that is no code set is refused before anything is made', async () => {
  const reference = tempReference()
  const notes = 'not a code set' as never
  expect(await reference.load({ notes, pairs: PAIRS })).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'notes', expected: 'a file of tests' }],
  })
  expect(existsSync(reference.file)).toBe(false)
})

test('what a file does not say is asked, and the answers let the same files be imported', async () => {
  const reference = tempReference()
  const unknown = {
    dataset: ['ptp-practitioner', 'ptp-outpatient'] as const,
    from: null,
    batches: PAIRS.batches,
  }
  expect(await reference.load({ unknown })).toMatchObject({
    kind: 'asks',
    questions: [
      { file: 'unknown', asks: 'dataset', datasets: ['ptp-practitioner', 'ptp-outpatient'] },
      { file: 'unknown', asks: 'from' },
    ],
  })
  expect(existsSync(reference.file)).toBe(false)
  const answer = { file: 'unknown', dataset: 'ptp-outpatient', from: '2026-07-01' as never } as const
  expect(files(await reference.load({ unknown }, [answer]))).toMatchObject([{ dataset: 'ptp-outpatient' }])
})

test('an answer about all files does not overrule what a file says itself', async () => {
  const reference = tempReference()
  await reference.load({ pairs: PAIRS }, [{ file: null, from: '2020-01-01' as never, dataset: 'hcpcs' }])
  expect(reference.current()?.editions).toMatchObject([{ dataset: 'ptp-practitioner', from: '2026-07-01' }])
})

test('two files for one place are refused', async () => {
  const reference = tempReference()
  expect(await reference.load({ one: PAIRS, two: PAIRS })).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'two', found: 'a second one beside one' }],
  })
})

const part = (number: number, from: string, to: string) =>
  partFile(
    'ptp-practitioner',
    '2026-07-01',
    [number, 2],
    pairs({ column1: from, column2: '99999' }, { column1: to, column2: '99999' }),
  )

test('the parts of an edition come one after the other, and one of them is replaced alone', async () => {
  const reference = tempReference()
  await reference.load({ one: part(1, '10000', '20000') })
  expect(reference.current()?.editions[0]?.files).toHaveLength(1)
  await reference.load({ two: part(2, '30000', '40000') })
  await reference.load({ one: part(1, '10000', '15000') })
  expect(storedPairs(reference)).toMatchObject(
    ['10000', '15000', '30000', '40000'].map(column1 => ({ column1 })),
  )
  expect(reference.current()?.editions[0]?.files.map(({ part: number }) => number)).toEqual([1, 2])
})

test('a part that shares a code with another one is replaced together with it only', async () => {
  const reference = tempReference()
  await reference.load({ one: part(1, '10000', '20000'), two: part(2, '20001', '40000') })
  const overlapping = part(2, '20000', '40000')
  await reference.load({ two: overlapping })
  expect(await reference.load({ two: part(2, '20000', '50000') })).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'two', found: 'part 2 without part 1' }],
  })
})

test('the AMA’s texts are kept only while the site’s licence is in force', async () => {
  const reference = tempReference()
  const file = wholeFile(
    'mpfs',
    '2026-07-01',
    fees({ code: '19283', licensedText: 'licensed words of the tests' }),
  )
  const texts = () => reference.current()?.db.all('SELECT licensed_text AS text FROM fee_schedule')
  await reference.load({ file })
  expect(texts()).toEqual([{ text: null }])

  await reference.license({ holder: 'TEST CLINIC', expiresOn: '2026-11-19', users: 3 })
  expect(files(await reference.load({ file }))).toMatchObject([{ unchanged: true }])

  await reference.license({ holder: 'TEST CLINIC', expiresOn: '2027-12-31', users: 3 })
  expect(files(await reference.load({ file }))).toMatchObject([{ unchanged: false }])
  expect(texts()).toEqual([{ text: 'licensed words of the tests' }])
  expect(reference.current()?.licence).toEqual({ holder: 'TEST CLINIC', expiresOn: '2027-12-31', users: 3 })
})

test('CPT wording needs a licence on record, and carries its own edition and end', async () => {
  const reference = tempReference()
  const wording = {
    ...wholeFile('cpt-text', '2026-01-01', { kind: 'cpt-text', rows: [{ code: '19283', text: 'words' }] }),
    facts: { edition: 'CPT 2026', expiresOn: '2026-12-31' as never, licensedUsers: 3 },
  }
  expect(await reference.load({ wording })).toMatchObject({
    kind: 'refused',
    problems: [{ file: 'wording', line: null }],
  })
  await reference.license({ holder: 'TEST CLINIC', expiresOn: '2027-12-31', users: 3 })
  await reference.load({ wording })
  expect(reference.current()?.editions).toMatchObject([
    { label: 'CPT wording under the site’s licence, CPT 2026, in force 2026-01-01', through: '2026-12-31' },
  ])
})

test('an edition is removed with all its rows, the others stay', async () => {
  const reference = tempReference()
  await reference.load({
    pairs: PAIRS,
    addOns: wholeFile('add-on', '2026-07-01', addOns({ addOn: '19284' })),
  })
  const id = reference.current()?.editions.find(({ dataset }) => dataset === 'ptp-practitioner')?.id ?? 0
  expect(await reference.removeEdition(id)).toMatchObject({ kind: 'built' })
  expect(reference.current()?.editions.map(({ dataset }) => dataset)).toEqual(['add-on'])
  expect(storedPairs(reference)).toEqual([])
})

test('a full disk refuses the import in words, and what was loaded stays', async () => {
  const reference = tempReference()
  await reference.load({ pairs: PAIRS })
  const before = readFileSync(reference.file)
  const full = tempReference({
    folder: reference.folder,
    threads: inProcessThreads({
      files: {
        ...nodeFiles,
        syncFile: () => {
          throw new FileError('full', 'ENOSPC', 'flush')
        },
      },
    }),
  })
  const codes = wholeFile('icd-10-cm', '2026-10-01', diagnoses(['R921', true]))
  expect(await full.load({ codes })).toMatchObject({
    kind: 'refused',
    problems: [{ found: 'the disk is full' }],
  })
  expect(readFileSync(reference.file)).toEqual(before)
  expect(existsSync(`${reference.file}.new`)).toBe(false)
})

test('a cancelled import leaves what was loaded, and nothing else', async () => {
  const reference = tempReference()
  await reference.load({ pairs: PAIRS })
  const cancelling = tempReference({
    folder: reference.folder,
    threads: inProcessThreads({ signal: AbortSignal.abort() }),
  })
  const codes = wholeFile('icd-10-cm', '2026-10-01', diagnoses(['R921', true]))
  expect(await cancelling.load({ codes })).toEqual({ kind: 'cancelled' })
  expect(reference.current()?.editions).toHaveLength(1)
  expect(existsSync(join(reference.folder, 'reference.db.new'))).toBe(false)
})

test('while an import is under way another one is turned away', async () => {
  const reference = tempReference()
  const other = tempReference({ folder: reference.folder })
  const running = reference.load({ pairs: PAIRS })
  expect(other.importFiles({ files: [], answers: [] }, () => undefined)).toBeNull()
  await running
  expect(files(await other.load({ pairs: PAIRS }))).toMatchObject([{ unchanged: true }])
})
