import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'

async function prepared(core: TempCore) {
  const answer = await core.services.support.prepare({})
  if (!answer.ok) throw new Error(answer.error.code)
  return { ...answer.value, report: JSON.parse(answer.value.text) }
}

/** A day whose every typed word is a canary, and whose operations fail in all the ways that are logged. */
async function aDayOfCanaries(core: TempCore): Promise<void> {
  const { workstation: _, training: __, ...settings } = core.services.settings.read()
  await core.call('settings', 'save', {
    ...settings,
    site: 'CANARY',
    sendingFacility: 'CANARY',
    exportFolder: '/CANARY',
    worklistHost: 'canary.example',
  })
  const started = await core.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
  if (!started.ok) throw new Error(started.error.code)
  const { id, revision } = started.value
  const patient = { mrn: 'CANARY1', familyName: 'CANARY', givenName: 'CANARY' }
  const entry = anEntry({ accession: 'CANARY2', note: 'CANARY', patient })
  await core.call('sessions', 'complete', { commandId: randomUUID(), id, revision, entry })
  await core.call('sessions', 'search', { text: 'CANARY' })
  await core.call('sessions', 'open', { id: 'CANARY' })
  await core.call('exports', 'run', { scope: 'all', format: 'csv', hl7Version: '2.3.1', folder: '/CANARY' })
}

test('a report tells what helps and nothing of a patient, a person, a site or a folder', async () => {
  const core = tempCore({ ports: { operator: { name: () => 'CANARY' } } })
  await aDayOfCanaries(core)
  const { report, text } = await prepared(core)
  expect(text).not.toMatch(/canary/i)
  expect(text).not.toContain(core.folder)
  expect(report).toMatchObject({
    run: 1,
    program: { version: '0.0.0', host: 'cli', sqlite: expect.stringMatching(/^3\./) },
    log: { sessions: { complete: 1 }, schema: expect.any(Number) },
    settings: { site: 'set', receivingFacility: 'not set', placeOfService: '22' },
    codeSets: { ptp: expect.any(String) },
  })
  expect(report.lastActions[0]).toEqual({
    at: expect.any(String),
    action: expect.stringMatching(/^[a-z-]+$/),
  })
  expect(report.programLog).toContainEqual(expect.objectContaining({ event: 'started' }))
})

test('reports are numbered, and what was shown is what is saved', async () => {
  const core = tempCore()
  const folder = tempFolder()
  await prepared(core)
  const { run, text } = await prepared(core)
  expect(run).toBe(2)
  const path = join(folder, 'chargemark-support-2.json')
  expect(await core.call('support', 'save', { run, folder })).toEqual({ ok: true, value: { path } })
  expect(readFileSync(path, 'utf8')).toBe(text)
  expect(await core.call('support', 'save', { run, folder })).toMatchObject({
    error: { code: 'file-exists' },
  })
})

test.each([
  ['a run that is not on screen', { run: 7 }, 'report-unknown'],
  ['a folder that is not there', { folder: '/no/such/folder' }, 'folder-missing'],
])('%s saves nothing', async (_, change, code) => {
  const core = tempCore()
  const { run } = await prepared(core)
  const answer = await core.call('support', 'save', { run, folder: tempFolder(), ...change })
  expect(answer).toMatchObject({ error: { code } })
})

test('the logs of earlier days come first, and a line that a crash cut off stops nothing', async () => {
  const core = tempCore()
  const logs = join(core.folder, 'logs')
  mkdirSync(logs, { recursive: true })
  writeFileSync(
    join(logs, 'chargemark.1.log'),
    '{"event":"stopped","at":"2026-11-19T17:00:00.000-05:00"}\n{"event":"sta',
  )
  const { report } = await prepared(core)
  expect(report.programLog.slice(0, 2)).toEqual([
    { event: 'stopped', at: '2026-11-19T17:00:00.000-05:00' },
    { event: 'line-cut-off' },
  ])
})

test('what somebody wrote into the log files by hand does not get into a report', async () => {
  const core = tempCore()
  const logs = join(core.folder, 'logs')
  mkdirSync(logs, { recursive: true })
  const line = JSON.stringify({ at: 'CANARY', event: 'CANARY', operation: 'CANARY', CANARY: ['CANARY'] })
  writeFileSync(join(logs, 'chargemark.1.log'), `${line}\nCANARY\n"CANARY"\n[{"event":"CANARY"}]\n`)
  // Far more than a log of ours ever holds: its end is read, and not into one text.
  writeFileSync(join(logs, 'chargemark.2.log'), Buffer.alloc(8 * 1024 * 1024, 'CANARY '))
  const { report, text } = await prepared(core)
  expect(text).not.toContain('CANARY')
  expect(report.programLog[1]).toEqual({ at: '?', event: '?', operation: '?' })
})

test('what is saved is, byte for byte, the report on screen, whatever happens between', async () => {
  const core = tempCore()
  const folder = tempFolder()
  const { run, text } = await prepared(core)
  // The log, the settings and the program's log all move on.
  await aDayOfCanaries(core)
  writeFileSync(join(core.folder, 'logs', 'chargemark.log'), '{"event":"stopped"}\n')
  const saved = await core.call('support', 'save', { run, folder })
  expect(saved).toMatchObject({ ok: true })
  expect(readdirSync(folder)).toEqual(['chargemark-support-1.json'])
  expect(readFileSync(join(folder, 'chargemark-support-1.json'))).toEqual(Buffer.from(text))
})
