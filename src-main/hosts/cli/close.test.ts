import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { done } from '#main/testing/session-steps.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { runCommand } from './testing/run-command.ts'

const DAY = '2026-11-20'

let data: string
let out: string

beforeEach(() => {
  const parent = tempFolder()
  data = join(parent, 'data')
  out = tempFolder()
})

/** A log with one complete session of the day and, if wanted, a draft. */
async function aLog({ draft = false } = {}): Promise<void> {
  const core = tempCore({ folder: data })
  const { sessions } = core.services
  const begun = await done(sessions.start({ commandId: crypto.randomUUID(), performedOn: DAY }))
  const change = { commandId: crypto.randomUUID(), id: begun.id, revision: begun.revision }
  await done(sessions.complete({ ...change, entry: anEntry() }))
  if (draft) {
    const other = await done(sessions.start({ commandId: crypto.randomUUID(), performedOn: DAY }))
    const entry = anEntry({ accession: 'TEST-D-1', diagnoses: [] })
    await done(
      sessions.saveDraft({ commandId: crypto.randomUUID(), id: other.id, revision: other.revision, entry }),
    )
  }
  core.close()
}

const close = (...words: readonly string[]) => runCommand('close', '--data', data, '--day', DAY, ...words)

test('tells the totals and what is open, and writes nothing', async () => {
  await aLog({ draft: true })
  const { status, output } = await close('--check')
  expect(status).toBe(0)
  expect(JSON.parse(output)).toMatchObject({
    day: DAY,
    closed: false,
    close: null,
    countsAgree: true,
    totals: { sessions: 1, lines: 2 },
    amounts: null,
    open: [{ kind: 'incomplete', accession: 'TEST-D-1' }],
  })
})

test('does not close a day with something open, and names it', async () => {
  await aLog({ draft: true })
  const { status, output, notes } = await close('--sign', 'Test Supervisor', '--pdf', out)
  expect([status, output]).toEqual([1, ''])
  expect(notes).toMatch(/^session [0-9a-f-]{36}: Incomplete\n/m)
  expect(notes).not.toContain('TEST-D-1')
  expect(notes).toContain('still open')
})

test('closes a day with nothing open, and writes its sheet again, byte for byte', async () => {
  await aLog()
  const closed = await close('--sign', 'Test Supervisor', '--pdf', out)
  expect(closed.status).toBe(0)
  const told = JSON.parse(closed.output)
  expect(told).toMatchObject({
    closed: true,
    close: { number: 1, signedBy: ['Test Supervisor'], leftOpen: 0 },
  })
  const bytes = readFileSync(told.path)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(told.close.pdfSha256)
  const again = await close('--pdf', tempFolder())
  expect(readFileSync(JSON.parse(again.output).path).equals(bytes)).toBe(true)
  expect(JSON.parse((await close('--check')).output)).toMatchObject({ closed: true })
})

test('says that an open day has no sheet, and which options go together', async () => {
  await aLog()
  expect(await close('--pdf', out)).toMatchObject({ status: 1, output: '' })
  expect((await close()).notes).toContain('say one of --check')
  expect((await close('--check', '--pdf', out)).notes).toContain('say one of --check')
  expect((await close('--sign', 'Test Supervisor')).notes).toContain('no folder')
})
