import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pairEditFiles, writeFiles, writeZip } from '#main/features/reference/testing/generate/index.ts'
import { runCommand, runCommandWith } from './testing/run-command.ts'

let parent: string
let file: string
let published: readonly string[]

const reference = (...words: readonly string[]) => runCommand('reference', ...words)

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'chargemark-reference-'))
  file = join(parent, 'handed-round.db')
  const edition = { year: 2026, quarter: 3 } as const
  published = await writeFiles(
    join(parent, 'published'),
    pairEditFiles({ seed: 1, setting: 'practitioner', rows: 4_000, edition }),
  )
  const imported = await reference('import', ...published, '--reference', file, '--json')
  if (imported.status !== 0) throw new Error(imported.notes)
})
afterAll(() => rmSync(parent, { recursive: true }))

test('import gives one object on standard output and its progress on standard error', async () => {
  const made = join(parent, 'made.db')
  const { status, output, notes } = await reference('import', ...published, '--reference', made, '--json')
  expect([status, JSON.parse(output).kind, JSON.parse(output).files.length]).toEqual([0, 'done', 4])
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(notes).toMatch(/^Reading ccipra-v322r0-f1\.TXT: \d+ %, \d+ rows/)
  expect(notes).toMatch(/Putting it in force: 99 %/)
})

test('a zip is imported as it was downloaded, and unchanged the second time', async () => {
  const zipped = await writeZip(
    join(parent, 'zipped'),
    'medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip',
    pairEditFiles({ seed: 2, setting: 'practitioner', rows: 900, edition: { year: 2026, quarter: 3 } }).slice(
      0,
      1,
    ),
  )
  const target = join(parent, 'of-zip.db')
  const first = await reference('import', zipped, '--reference', target)
  expect([first.status, first.output]).toEqual([
    0,
    expect.stringMatching(/f1\.zip\/ccipra-v322r0-f1\.TXT: NCCI/),
  ])
  const again = await reference('import', zipped, '--reference', target)
  expect([again.status, again.output]).toEqual([0, expect.stringContaining('loaded before, unchanged')])
})

test('a refused file is named with what was expected and found, and nothing is made', async () => {
  const notes = join(parent, 'notes.txt')
  writeFileSync(notes, 'Dear reader,\n')
  const target = join(parent, 'none.db')
  const refused = await reference('import', notes, '--reference', target, '--json')
  expect([refused.status, JSON.parse(refused.output).kind]).toEqual([1, 'refused'])
  expect(refused.notes).toMatch(/^notes\.txt: expected [^\n]+; found [^\n]+\n$/)
  expect(readdirSync(parent)).not.toContain('none.db')
})

test('what a file does not say is asked with the option that says it', async () => {
  const unnamed = join(parent, 'edits.txt')
  writeFileSync(unnamed, readFileSync(published[0] ?? ''))
  const target = join(parent, 'asked.db')
  const asked = await reference('import', unnamed, '--reference', target)
  expect([asked.status, asked.output]).toEqual([1, ''])
  expect(asked.notes).toMatch(/--dataset, one of: ptp-practitioner, ptp-outpatient\.\n.*--from DATE\.\n$/)
  const said = ['--dataset', 'ptp-outpatient', '--from', '2026-07-01', '--json']
  const answered = await reference('import', unnamed, '--reference', target, ...said)
  expect(JSON.parse(answered.output)).toMatchObject({ kind: 'done', files: [{ dataset: 'ptp-outpatient' }] })
})

test('list says what is loaded and how each code set stands', async () => {
  const { status, output } = await reference('list', '--reference', file, '--json')
  const { editions, standing, licence } = JSON.parse(output)
  expect([status, licence]).toEqual([0, null])
  expect(editions).toMatchObject([{ dataset: 'ptp-practitioner', from: '2026-07-01', missingParts: [] }])
  expect(standing).toHaveLength(12)
  expect((await reference('list', '--reference', file)).output).toMatch(
    /missing +ICD-10-CM diagnoses: Nothing is loaded\.[^]*Edition 1: NCCI pair edits, practitioner/,
  )
})

test('pair, check and rehearse answer by day of service, each with its edition', async () => {
  const asked = ['--on', '2026-08-01', '--reference', file, '--json']
  const pair = await reference('pair', '19284', '19285', '--claim', 'professional', ...asked)
  expect(JSON.parse(pair.output)).toMatchObject({
    verdict: 'bypassed',
    edition: expect.stringContaining('NCCI pair edits, practitioner, in force 2026-07-01'),
  })
  const page = await reference('check', '19283', ...asked)
  expect(JSON.parse(page.output)).toMatchObject({ code: '19283', kind: 'cpt' })
  const rehearsal = await reference('rehearse', '--on', '2027-01-01', '--reference', file, '--json')
  expect(JSON.parse(rehearsal.output)).toMatchObject({ on: '2027-01-01', changes: expect.any(Array) })
})

test('the licence of the site is recorded', async () => {
  const target = join(parent, 'licensed.db')
  const words = ['--holder', 'TEST CLINIC', '--expires', '2027-12-31', '--users', '3', '--reference', target]
  expect((await reference('licence', ...words)).status).toBe(0)
  const { output } = await reference('list', '--reference', target, '--json')
  expect(JSON.parse(output).licence).toEqual({ holder: 'TEST CLINIC', expiresOn: '2027-12-31', users: 3 })
})

test('an import into a data folder with a log is in the trail of that log', async () => {
  const data = join(parent, 'data')
  await runCommand('demo', '--data', data)
  const { status, notes } = await reference('import', published[0] ?? '', '--data', data)
  expect([status, notes]).toEqual([0, expect.not.stringContaining('trail')])
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['reference.db', 'reference.db.checked']))
})

const SESSION = {
  id: 'S1',
  serviceDate: '2026-08-20',
  claim: 'professional',
  lesions: [{ id: 'A', side: 'right', placement: { guidance: 'stereotactic', devices: [] } }],
}

test('assign answers from the reference database it is given, and says when it is none', async () => {
  const line = `${JSON.stringify(SESSION)}\n`
  const named = await runCommandWith(line, 'assign', '--reference', file)
  expect([named.status, JSON.parse(named.output).reference.ptp]).toEqual([
    0,
    'NCCI pair edits, practitioner, in force 2026-07-01',
  ])
  const builtIn = await runCommandWith(line, 'assign')
  expect(JSON.parse(builtIn.output).reference.ptp).toBe('NCCI PTP v30.2, in force 2024-07-01')

  const other = join(parent, 'other.db')
  mkdirSync(join(parent, 'empty'))
  writeFileSync(other, 'no database')
  expect(await runCommandWith(line, 'assign', '--reference', other)).toEqual({
    status: 1,
    output: '',
    notes: `${other} is no reference database of Chargemark.\n`,
  })
  const absent = join(parent, 'empty', 'absent.db')
  expect(await runCommandWith(line, 'assign', '--reference', absent)).toMatchObject({
    status: 1,
    notes: `There is no file ${absent}.\n`,
  })
  expect(readdirSync(join(parent, 'empty'))).toEqual([])
})
