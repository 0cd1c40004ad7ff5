import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import template from '#resources/destinations/csv.json' with { type: 'json' }
import { tempCore } from '#main/testing/temp-core.ts'
import { runCommand } from './testing/run-command.ts'

let parent: string
let data: string
let share: string

const run = (...words: readonly string[]) => runCommand(...words, '--data', data)

const send = (...words: readonly string[]) => run('export', '--destination', 'billing', ...words)

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'chargemark-send-'))
  data = join(parent, 'data')
  share = join(parent, 'share')
  if ((await run('demo')).status !== 0) throw new Error('demo did not fill its folder')
  const { sheet } = template
  const delivery = { ...sheet.delivery, folder: share, tempFolder: null, answerFolders: [] }
  const file = join(parent, 'sheet.json')
  writeFileSync(file, JSON.stringify({ ...sheet, id: 'billing', claims: 'both', delivery }))
  const made = await run('destination', 'save', file)
  if (made.status !== 0) throw new Error(made.notes)
})
afterAll(() => rmSync(parent, { recursive: true }))

test('a rehearsal says what would leave and changes nothing', async () => {
  const first = await send('--dry-run')
  const told = JSON.parse(first.output)
  expect(first.status).toBe(0)
  expect(told).toMatchObject({ outcome: 'dry-run', destination: 'billing', last: null })
  expect(told.ready.length).toBeGreaterThan(0)
  expect((await send('--dry-run')).output).toBe(first.output)
})

test('nothing leaves of a day that nobody has closed: status 4', async () => {
  const { status, output } = await send('--day', '2026-11-20', '--if-closed')
  expect([status, JSON.parse(output).outcome]).toEqual([4, 'not-closed'])
})

test('a share that is away: the batch waits, status 3; when it is back the next run delivers it', async () => {
  const first = await send()
  expect([first.status, JSON.parse(first.output)]).toMatchObject([3, { outcome: 'waiting' }])
  mkdirSync(share)
  const second = await send()
  const { batch } = JSON.parse(first.output)
  expect(JSON.parse(second.output)).toMatchObject({ outcome: 'released', batch: null, delivered: [batch] })
  expect([second.status, readdirSync(share).length]).toEqual([0, 2])
  expect(JSON.parse((await send()).output)).toMatchObject({ outcome: 'nothing', delivered: [] })
})

test('a window that has the log open: status 5, and one JSON line', async () => {
  const core = tempCore({ folder: data })
  const { status, output, notes } = await send()
  core.close()
  expect([status, JSON.parse(output).outcome]).toEqual([5, 'log-in-use'])
  expect(notes).toMatch(/^A window has the log open/)
})

test.each([
  [['--destination', 'billing', '--out', '/x'], /leave out --format and --out/],
  [['--if-closed', '--day', 'all', '--format', 'csv', '--out', '/x'], /go with --destination only/],
  [['--destination', 'nowhere'], /This destination is not in the log/],
])('export %j says what is wrong', async (words, sentence) => {
  const { status, notes } = await run('export', ...words)
  expect(status).toBe(1)
  expect(notes).toMatch(sentence)
})
