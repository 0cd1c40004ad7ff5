import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand, runCommandWith } from './testing/run-command.ts'

let parent: string
let data: string

const newFolder = (name: string) => mkdtempSync(join(parent, `${name}-`))

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'chargemark-cli-'))
  data = join(parent, 'data')
  const { status, output } = await runCommand('demo', '--data', data)
  if (status !== 0 || output !== '') throw new Error('demo did not fill its folder')
})
afterAll(() => rmSync(parent, { recursive: true }))

test('demo leaves a folder alone that holds a log', async () => {
  const { status, output, notes } = await runCommand('demo', '--data', data)
  expect([status, output]).toEqual([1, ''])
  expect(notes).toMatch(/^There is a log in [^\n]+ already; nothing was changed[^\n]+\n$/)
})

test('seed fills a new folder with invented years, and leaves one alone that holds a log', async () => {
  const years = ['--sessions', '200', '--years', '2', '--until', '2026-11-20'] as const
  const fresh = join(newFolder('years'), 'data')
  const { status, notes } = await runCommand('seed', '--data', fresh, ...years)
  expect([status, notes]).toEqual([0, expect.stringContaining('200 invented sessions')])
  const listed = await runCommand('sessions', '--data', fresh, '--json')
  expect(listed.output.trim().split('\n')).toHaveLength(200)
  const again = await runCommand('seed', '--data', data, ...years)
  expect([again.status, again.notes]).toEqual([1, expect.stringContaining('nothing was changed')])
})

test('a backup is written, rehearsed, and restored elsewhere with the recovery code', async () => {
  const code = await runCommand('recovery', 'new', '--data', data)
  expect(code.output).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}\n$/)
  const to = newFolder('backups')
  const written = await runCommand('backup', '--data', data, '--to', to, '--json')
  const { path, sessions } = JSON.parse(written.output)
  const rehearsed = await runCommand('restore', path, '--data', data, '--rehearse')
  expect(rehearsed.output).toContain(`can be restored: ${sessions} sessions`)

  const elsewhere = join(newFolder('elsewhere'), 'data')
  expect(await runCommandWith('ABCDE\n', 'restore', path, '--data', elsewhere)).toMatchObject({
    status: 1,
    output: '',
  })
  const restored = await runCommandWith(code.output, 'restore', path, '--data', elsewhere)
  expect(restored).toMatchObject({ status: 0, output: expect.stringContaining('Restored the log') })
  const [there, here] = [
    await runCommand('sessions', '--data', elsewhere),
    await runCommand('sessions', '--data', data),
  ]
  expect(there.output).toBe(here.output)
})

test('rekey says how far it is on standard error, and its code alone on standard output', async () => {
  const fresh = join(newFolder('rekey'), 'data')
  await runCommand('demo', '--data', fresh)
  const { status, output, notes } = await runCommand('rekey', '--data', fresh, '--json')
  expect([status, JSON.parse(output)]).toEqual([
    0,
    { recoveryCode: expect.stringMatching(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/) },
  ])
  expect(notes).toMatch(/^Copying the log with a new key: \d+ %\n/)
  expect((await runCommand('sessions', '--data', fresh)).status).toBe(0)
})

test('verify reads the whole log and finds nothing that can be read without the key', async () => {
  const { status, output } = await runCommand('verify', '--data', data, '--json')
  expect(status).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ whole: true, encrypted: true })
})

test('audit verify follows the chain, and says its head', async () => {
  const { status, output } = await runCommand('audit', 'verify', '--data', data, '--json')
  expect(status).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ kind: 'whole', head: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

test('audit list gives every event, newest first, also as FHIR', async () => {
  const { output } = await runCommand('audit', 'list', '--data', data)
  const events = output
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => events.length - index))
  const fhir = await runCommand('audit', 'list', '--data', data, '--fhir')
  const resources = fhir.output.trimEnd().split('\n')
  // The list before is an event itself.
  expect(resources).toHaveLength(events.length + 1)
  expect(fhir.output).not.toMatch(/TESTASTER|TEST0001/)
})

test('audit list gives the events of a number, a person and days, and refuses a day that is none', async () => {
  const ofTrail = async (...words: readonly string[]) => {
    const { output } = await runCommand('audit', 'list', '--data', data, ...words)
    const lines = output.split('\n').filter(Boolean)
    // Each of these lists is an event of its own.
    return lines.map(line => JSON.parse(line)).filter(({ action }) => action !== 'trail-listed')
  }
  const all = await ofTrail()
  const { accession, sessionId, actor, at } = all.find(event => event.accession !== null)
  const own = all.filter(event => event.sessionId === sessionId)
  expect(own.length).toBeGreaterThan(0)
  expect(own.length).toBeLessThan(all.length)
  expect(await ofTrail('--about', accession)).toEqual(own)
  expect(await ofTrail('--about', sessionId)).toEqual(own)
  expect(await ofTrail('--about', accession, '--looks')).toEqual([])
  expect(await ofTrail('--who', actor)).toEqual(all.filter(event => event.actor === actor))
  expect(await ofTrail('--who', 'nobody')).toEqual([])
  const day = at.slice(0, 10)
  expect(await ofTrail('--from', day, '--through', day)).toEqual(
    all.filter(event => event.at.startsWith(day)),
  )
  expect(await ofTrail('--through', '2000-01-01')).toEqual([])
  const numbers = await runCommand('audit', 'numbers', accession, '--data', data)
  expect(JSON.parse(numbers.output)).toEqual({ sessions: 1, told: [] })
  expect(await runCommand('audit', 'list', '--data', data, '--from', '2026-02-30')).toMatchObject({
    status: 1,
    output: '',
    notes: expect.stringContaining('A day that exists is needed'),
  })
})

test('sessions --json gives one object a line, each line of it with its claim and units', async () => {
  const { status, output, notes } = await runCommand('sessions', '--data', data, '--json')
  const sessions = output
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect([status, notes, sessions.length > 10]).toEqual([0, '', true])
  expect(Object.keys(sessions[0])).toEqual([
    'id',
    'revision',
    'state',
    'performedOn',
    'accession',
    'mrn',
    'patient',
    'decision',
    'missing',
    'corrects',
    'correctedBy',
    'lines',
  ])
  expect(sessions[0].lines[0]).toMatchObject({
    claim: 'professional',
    units: 1,
    lineId: null,
    batch: null,
    kept: false,
    creditId: null,
  })
})

test('sessions gives a table to people, whose text cannot steer the terminal', async () => {
  const { status, output } = await runCommand('sessions', '--data', data)
  const lines = output.trimEnd().split('\n')
  expect([status, lines[0]]).toEqual([
    0,
    expect.stringMatching(/^Day +State +Accession +Decision +Missing +Codes +Patient$/),
  ])
  expect(lines.some(line => line.includes('Held') && line.includes('TEST'))).toBe(true)
  expect(output).not.toMatch(/\p{Cc}(?<!\n)/u)
})

test('a day is exported once; what stays is named with its reason; the batch can be had again', async () => {
  const out = newFolder('out')
  const first = await runCommand('export', '--data', data, '--day', 'all', '--format', 'hl7', '--out', out)
  const answer = JSON.parse(first.output)
  expect([first.status, first.output.split('\n').length]).toEqual([0, 2])
  expect(Object.keys(answer)).toEqual(['batch', 'files'])
  expect(first.notes).toMatch(/^session [0-9a-f-]{36}: [^\n]+\n/)
  for (const file of answer.files) {
    const bytes = readFileSync(file.path)
    expect(Object.keys(file)).toEqual([
      'path',
      'sha256',
      'bytes',
      'messages',
      'lines',
      'units',
      'charges',
      'credits',
    ])
    expect(file).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  }

  const second = await runCommand('export', '--data', data, '--day', 'all', '--format', 'csv', '--out', out)
  expect([second.status, second.output]).toEqual([0, '{"batch":null,"files":[]}\n'])

  const elsewhere = newFolder('again')
  const again = JSON.parse(
    (await runCommand('export', '--data', data, '--again', answer.batch, '--out', elsewhere)).output,
  )
  const hashes = (files: readonly { readonly sha256: string }[]) => files.map(({ sha256 }) => sha256)
  expect([again.batch, hashes(again.files)]).toEqual([answer.batch, hashes(answer.files)])
  expect(readdirSync(elsewhere).sort()).toEqual(readdirSync(out).sort())

  const exported = (await runCommand('sessions', '--data', data, '--json')).output
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({ state }) => state === 'exported')
  const numbers = exported.flatMap(({ lines }) =>
    lines.map(({ lineId }: { readonly lineId: string }) => lineId),
  )
  expect(numbers.every(number => /^[A-Z0-9]{12}$/.test(number))).toBe(true)
  expect(new Set(numbers).size).toBe(
    answer.files.reduce((sum: number, { lines }: { lines: number }) => sum + lines, 0),
  )
})

test.each([
  [['export', '--out', 'x'], /^error: --day is needed/],
  [['export', '--day', 'all', '--out', 'x'], /^error: --format is needed/],
  [
    ['export', '--day', '2026-02-30', '--format', 'csv', '--out', 'x'],
    /^error: .*A day that exists is needed/,
  ],
  [
    ['export', '--day', 'all', '--format', 'pdf', '--out', 'x'],
    /^error: .* argument is invalid. Allowed choices are csv, hl7/,
  ],
  [
    ['export', '--day', 'all', '--format', 'csv', '--hl7-version', '2.5.1', '--out', 'x'],
    /^error: --hl7-version goes/,
  ],
  [['export', '--again', 'B', '--day', 'all', '--out', 'x'], /^error: --again writes a batch as it was/],
  [['export', '--day', 'all', '--format', 'csv'], /^error: required option '--out/],
  [['sessions', '--date'], /^error: unknown option '--date'/],
  [['session'], /^error: unknown command 'session' \(Did you mean sessions\?\)\n$/],
  [['demo'], /^error: required option '--data/],
])('%j is refused with what is wrong, and says nothing on standard output', async (words, notes) => {
  const ended = await runCommand(...words)
  expect([ended.status, ended.output]).toEqual([1, ''])
  expect(ended.notes).toMatch(notes)
})

test('an export into a folder that is not there says what to do', async () => {
  const absent = join(parent, 'absent')
  const { status, output, notes } = await runCommand(
    'export',
    '--data',
    data,
    '--day',
    'all',
    '--format',
    'csv',
    '--out',
    absent,
  )
  expect([status, output]).toEqual([1, ''])
  expect(notes).toMatch(/^The chosen folder does not exist[^\n]*\n$/)
})

test('a mistyped data folder is not made', async () => {
  const absent = join(parent, 'mistyped')
  const { status, notes } = await runCommand('sessions', '--data', absent)
  expect([status, existsSync(absent)]).toEqual([1, false])
  expect(notes).toMatch(/^There is no log in [^\n]+\n$/)
})

test('a log that cannot be opened: title, what was found and what to do in one line, and nothing is touched', async () => {
  const broken = join(parent, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, 'chargemark.db'), 'not a log')
  const { status, output, notes } = await runCommand('sessions', '--data', broken)
  expect([status, output]).toEqual([1, ''])
  expect(notes).toMatch(/^The key of the log is missing\. [^\n]+ Put the key back [^\n]+\n$/)
  expect(readFileSync(join(broken, 'chargemark.db'), 'utf8')).toBe('not a log')
})

test('a key that the key store of the system wrapped is not called missing', async () => {
  const wrapped = join(parent, 'wrapped')
  mkdirSync(join(wrapped, 'key'), { recursive: true })
  writeFileSync(join(wrapped, 'key', 'chargemark.key.wrapped'), 'v11')
  writeFileSync(join(wrapped, 'chargemark.db'), 'a log')
  const { status, notes } = await runCommand('sessions', '--data', wrapped)
  expect([status, notes]).toEqual([
    1,
    expect.stringMatching(/^The key store of this computer cannot be used\. /),
  ])
})

test('the help names every command and ends well', async () => {
  const { status, output } = await runCommand('--help')
  expect(status).toBe(0)
  for (const command of ['assign', 'demo', 'export', 'sessions']) expect(output).toContain(`  ${command}`)
})

test('worklist import says what each file did, list what stands where, and nothing is imported twice', async () => {
  const folder = newFolder('worklist')
  const list = join(folder, 'list.csv')
  writeFileSync(
    list,
    'Accession,MRN,Patient,Date,Time\nTEST-C-1,TEST0041,"TESTROWAN, Synthetic",2026-11-20,09:10\nTEST-C-2,,,2026-11-20,\n',
  )
  const first = await runCommand('worklist', 'import', list, '--data', data, '--json')
  expect([first.status, JSON.parse(first.output)]).toEqual([
    1,
    expect.objectContaining({
      source: 'csv',
      name: 'list.csv',
      created: 1,
      updated: 0,
      unchanged: 0,
      refused: 1,
    }),
  ])
  expect(first.notes).toContain('line 3: No medical record number')
  const again = await runCommand('worklist', 'import', list, '--data', data)
  expect(again.output).toContain('0 new, 0 updated, 1 unchanged, 1 refused')
  const day = await runCommand('worklist', 'list', '--day', '2026-11-20', '--data', data, '--json')
  expect([day.status, JSON.parse(day.output)]).toEqual([
    0,
    expect.objectContaining({ accession: 'TEST-C-1', mrn: 'TEST0041', scheduledAt: '09:10' }),
  ])
  const table = await runCommand('worklist', 'list', '--day', '2026-11-20', '--data', data)
  expect(table.output).toMatch(/^09:10 +\w+ +TEST-C-1 +TEST0041 +TESTROWAN, Synthetic$/m)
})

test.each([
  [['import', 'nowhere.csv'], /does not exist or cannot be read/],
  [['query'], /No worklist server is set/],
  [['list', '--day', '2026-02-30'], /A day that exists is needed/],
])('worklist %j is refused in one line', async (words, notes) => {
  const { status, output, notes: said } = await runCommand('worklist', ...words, '--data', data)
  expect([status, output]).toEqual([1, ''])
  expect(said).toMatch(notes)
})

test('worklist import does not guess what a column is', async () => {
  const list = join(newFolder('worklist'), 'list.csv')
  writeFileSync(list, 'Foo,Bar\nA,B\n')
  const { status, notes } = await runCommand('worklist', 'import', list, '--data', data)
  expect([status, notes]).toEqual([1, expect.stringContaining('columns have to be named first')])
})

test('story tells the life of a session by its accession number or id', async () => {
  const listed = await runCommand('sessions', '--data', data, '--json')
  const [first] = listed.output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const byId = await runCommand('story', first.id, '--data', data)
  const byAccession = await runCommand('story', first.accession, '--data', data)
  expect(byId.status).toBe(0)
  expect(byAccession.output).toBe(byId.output)
  const { of, events } = JSON.parse(byId.output)
  expect([of, events[0].what.action]).toEqual([first.id, 'session-started'])
  const unknown = await runCommand('story', 'TEST-NONE', '--data', data)
  expect([unknown.status, unknown.notes]).toEqual([1, expect.stringMatching(/^No session has this/)])
})
