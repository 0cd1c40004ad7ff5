import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import { startFailure } from '#shared/contract/start-failure.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { createCore } from './core.ts'
import { createStoppedCore } from './core/stopped-core.ts'
import { nodePorts, type Ports } from './ports/ports.ts'

test('a running core says what it found at its start', async () => {
  const core = tempCore()
  expect(await core.call('app', 'status', {})).toEqual({
    ok: true,
    value: {
      kind: 'running',
      version: '0.0.0',
      host: 'cli',
      today: '2026-11-20',
      demo: false,
      training: false,
      keyVault: {
        kind: 'owner-only-file',
        sentence: 'The key of the log is kept in a file that only this account can read.',
      },
      encryption: {
        checkedAt: '2026-11-20T09:10:00.000-05:00',
        sentence: 'The log was read without its key at this start: nothing in it can be made out.',
      },
      reference: expect.objectContaining({ rules: expect.any(String) }),
      payers: [
        { id: 'medicare', label: 'Medicare' },
        { id: 'commercial', label: 'Commercial' },
      ],
      notices: [],
    },
  })
})

test('a session goes from its start to complete through the contract and is there after the next start', async () => {
  const folder = join(tempFolder(), 'data')
  const first = tempCore({ folder })
  const started = await first.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
  if (!started.ok) throw new Error(started.error.code)
  const { id, revision } = started.value
  const input = { commandId: randomUUID(), id, revision, entry: anEntry() }
  expect(await first.call('sessions', 'complete', input)).toMatchObject({
    ok: true,
    value: { state: 'complete' },
  })
  first.close()

  const second = tempCore({ folder })
  expect(await second.call('sessions', 'listDay', { day: '2026-11-20' })).toMatchObject({
    value: [{ id, state: 'complete', codes: '19283', patientName: 'TESTPATIENT, Synthetic' }],
  })
})

test('settings are read and saved through the contract', async () => {
  const core = tempCore()
  const { workstation: _, training: __, ...settings } = core.services.settings.read()
  await core.call('settings', 'save', { ...settings, site: 'NORTH' })
  expect(await core.call('settings', 'read', {})).toMatchObject({ value: { site: 'NORTH' } })
  expect(await core.call('settings', 'save', { ...settings, workstation: 'AAA' })).toMatchObject({
    error: { code: 'input-invalid' },
  })
})

test('a closed core answers that it is not started, and closing it twice does nothing', async () => {
  const core = tempCore()
  core.close()
  core.close()
  expect(await core.call('app', 'status', {})).toMatchObject({ ok: false, error: { code: 'not-started' } })
})

test('a core that cannot start says why, and holds nothing', () => {
  const folder = join(tempFolder(), 'data')
  tempCore({ folder })
  const options = { paths: { data: folder }, host: 'cli', version: '0.0.0', demo: false } as const
  const second = createCore({ ...options, ports: nodePorts(folder) })
  expect(second.ok ? null : second.error.code).toBe('store-in-use')
})

const no = () => fail(failure('not-found'))

test('a stopped core tells why, offers the ways back that fit, and refuses everything else', async () => {
  const why = startFailure('key-missing', 'chargemark.db is there.')
  const asked = () => ok(null)
  const rescue = { recover: no, backups: no, restore: no, chooseFolder: no, reopen: asked }
  const core = createStoppedCore({ failure: why, host: 'chromium', version: '0.0.0' }, rescue)
  expect(await core.call('app', 'status', {})).toEqual({
    ok: true,
    value: { kind: 'stopped', version: '0.0.0', host: 'chromium', failure: why },
  })
  expect(await core.call('sessions', 'listDay', { day: '2026-11-20' })).toMatchObject({
    error: { code: 'not-started' },
  })
  expect(await core.call('rescue', 'recover', { code: 'x' })).toMatchObject({ error: { code: 'not-found' } })
  expect(await core.call('rescue', 'recover', {})).toMatchObject({ error: { code: 'input-invalid' } })
  expect(await core.call('rescue', 'reopen', {})).toMatchObject({ error: { code: 'not-started' } })
})

test('the log of the program holds nothing of a patient', async () => {
  const core = tempCore()
  const started = await core.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
  if (!started.ok) throw new Error(started.error.code)
  const { id, revision } = started.value
  const entry = anEntry({ accession: 'CANARY', patient: { mrn: 'CANARY', familyName: 'CANARY' } })
  await core.call('sessions', 'saveDraft', { commandId: randomUUID(), id, revision, entry })
  await core.call('sessions', 'CANARY', { entry })
  await core.call('sessions', 'open', { id: 'CANARY' })
  core.close()
  const log = readFileSync(join(core.folder, 'logs', 'chargemark.log'), 'utf8')
  expect(log).toContain('"event":"started"')
  expect(log).not.toContain('CANARY')
})

const policy = (text: string): Partial<Ports> => ({
  policySource: { read: () => [{ kind: 'json', place: '/etc/chargemark/policy.json', text }] },
})

test('a setting that the policy decides is told as such and cannot be saved', async () => {
  const core = tempCore({ ports: policy('{"policy": 1, "settings": {"site": "HOSP"}}') })
  expect(await core.call('settings', 'managed', {})).toEqual({ ok: true, value: ['site'] })
  const { workstation: _, training: __, ...settings } = core.services.settings.read()
  expect(settings.site).toBe('HOSP')
  expect(await core.call('settings', 'save', { ...settings, site: 'OWN' })).toMatchObject({
    error: { code: 'setting-managed', field: 'site' },
  })
})

test.each([
  ['policy-unreadable', '{"policy": 1, "setings": {}}', {}],
  ['key-in-file', '{"policy": 1, "keyStore": "os-key-store"}', {}],
  ['training-refused', '{"policy": 1, "training": "refused"}', { training: true }],
  ['training-refused', '{"policy": 1, "training": "refused"}', { demo: true }],
])('a policy that stands against the start is told: %s', (code, text, more) => {
  const data = join(tempFolder(), 'data')
  const options = { paths: { data }, host: 'cli', version: '0.0.0', demo: false, ...more } as const
  const core = createCore({ ...options, ports: nodePorts(data, policy(text)) })
  expect(core.ok ? null : core.error.code).toBe(code)
  expect(existsSync(data)).toBe(false)
})
