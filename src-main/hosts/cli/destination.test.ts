import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import template from '#resources/destinations/hl7-2.3.1.json' with { type: 'json' }
import { runCommand } from './testing/run-command.ts'

let parent: string
let data: string

const run = (...words: readonly string[]) => runCommand(...words, '--data', data)

function sheetFile(sheet: object, name = 'sheet.json'): string {
  const path = join(parent, name)
  writeFileSync(path, JSON.stringify(sheet))
  return path
}

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'chargemark-destination-'))
  data = join(parent, 'data')
  const { status } = await run('demo')
  if (status !== 0) throw new Error('demo did not fill its folder')
})
afterAll(() => rmSync(parent, { recursive: true }))

const listed = async () =>
  (await run('destination', 'list')).output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

test('a log begins with the destination that its exports went to', async () => {
  expect(await listed()).toEqual([
    {
      id: 'default',
      name: 'Billing',
      mode: 'production',
      claims: 'both',
      format: 'csv',
      revision: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      updatedAt: expect.any(String),
      retiredAt: null,
    },
  ])
})

test('a sheet is saved, shown as it was saved, and changed by saving it again', async () => {
  const saved = await run('destination', 'save', sheetFile(template.sheet))
  expect(saved.status).toBe(0)
  expect(JSON.parse(saved.output)).toMatchObject({ id: 'billing-hl7', mode: 'test', revision: 1 })
  const shown = await run('destination', 'show', 'billing-hl7')
  expect(JSON.parse(shown.output)).toEqual(template.sheet)
  const changed = await run('destination', 'save', sheetFile({ ...template.sheet, mode: 'production' }))
  expect(JSON.parse(changed.output)).toMatchObject({ mode: 'production', revision: 2 })
  expect(await listed()).toHaveLength(2)
})

test('a sheet that is wrong is refused with a line for each field', async () => {
  const { status, output, notes } = await run(
    'destination',
    'save',
    sheetFile({ ...template.sheet, mode: 'live', retries: 3 }),
  )
  expect([status, output]).toEqual([1, ''])
  expect(notes.trim().split('\n')).toEqual([
    'mode: One of these is needed: "test", "production"',
    'retries: This is no part of a sheet. Take it out, or compare its spelling with a template.',
  ])
})

test('what is not there is told by name', async () => {
  const shown = await run('destination', 'show', 'nowhere')
  expect([shown.status, shown.output]).toEqual([1, ''])
  expect(shown.notes).toContain('nowhere')
  const saved = await run('destination', 'save', join(parent, 'nothing.json'))
  expect([saved.status, saved.output]).toEqual([1, ''])
  expect(saved.notes).toContain('nothing.json')
})

test('sample, spec and check: what is handed to the receiver, and what it has to be', async () => {
  const out = join(parent, 'out')
  mkdirSync(out)
  const sample = await run('destination', 'sample', 'billing-hl7', '--out', out)
  expect(sample.status).toBe(0)
  const { files }: { files: string[] } = JSON.parse(sample.output)
  expect(files.map(path => basename(path).split('_')[1])).toEqual(['PROFESSIONAL', 'FACILITY'])
  for (const path of files) {
    const checked = await run('destination', 'check', 'billing-hl7', path)
    expect(checked.status).toBe(0)
    expect(JSON.parse(checked.output)).toMatchObject({ file: path, conforms: true, faults: [] })
  }
  for (const form of ['pdf', 'html', 'md']) {
    const spec = await run('destination', 'spec', 'billing-hl7', '--out', out, '--form', form)
    const [path = ''] = JSON.parse(spec.output).files
    expect(readFileSync(path).length).toBeGreaterThan(5_000)
    // The same bytes once more are there already; nothing is written over.
    expect((await run('destination', 'spec', 'billing-hl7', '--out', out, '--form', form)).status).toBe(0)
  }
})

test('check names the line and the field, and its status says no', async () => {
  const [sample = ''] = readdirSync(join(parent, 'out')).filter(name => name.startsWith('SAMPLE'))
  const broken = join(parent, 'broken.hl7')
  writeFileSync(broken, readFileSync(join(parent, 'out', sample), 'utf8').replace('|CG|', '|XX|'))
  const { status, output } = await run('destination', 'check', 'billing-hl7', broken)
  expect(status).toBe(1)
  expect(JSON.parse(output)).toMatchObject({
    conforms: false,
    faults: [{ line: 7, place: 'FT1-6', message: 'CG or CD is needed' }],
  })
  expect((await run('destination', 'check', 'billing-hl7', join(parent, 'nothing'))).status).toBe(1)
  expect((await run('destination', 'sample', 'billing-hl7', '--out', join(parent, 'nowhere'))).status).toBe(1)
})
