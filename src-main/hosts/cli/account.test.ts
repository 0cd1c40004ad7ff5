import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ask } from '#main/hosts/cli/ask.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { FIRST, makeFirst } from '#main/testing/people-in.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { runCommand, runCommandWith } from './testing/run-command.ts'

let parent: string
let data: string
let admin: readonly string[]
let recoveryCode: string

/** A log with an administrator and a complete session. */
beforeEach(async () => {
  parent = tempFolder()
  data = join(parent, 'data')
  const core = tempCore({ folder: data })
  await makeFirst(core)
  const start = { commandId: crypto.randomUUID(), performedOn: '2026-11-20' }
  const { id, revision } = valueOf(await ask(core, 'sessions', 'start', start))
  const change = { commandId: crypto.randomUUID(), id, revision, entry: anEntry() }
  valueOf(await ask(core, 'sessions', 'complete', change))
  recoveryCode = valueOf(await ask(core, 'backup', 'newRecoveryCode', {})).code
  core.close()
  const pin = join(parent, 'pin')
  writeFileSync(pin, FIRST.secret, { mode: 0o600 })
  admin = ['--as', FIRST.signInName, '--secret-file', pin]
})

async function makeAccount(roles: string): Promise<string> {
  const made = await runCommand(
    'account',
    'make',
    'nightly',
    '--roles',
    roles,
    '--to',
    parent,
    '--data',
    data,
    ...admin,
  )
  expect(made.status).toBe(0)
  return made.output.trim()
}

test('a scheduled export runs with the key file of its account, and stands under its name', async () => {
  const key = await makeAccount('exporter')
  const out = join(parent, 'out')
  mkdirSync(out)
  const words = ['--data', data, '--day', 'all', '--format', 'csv', '--out', out]
  const exported = await runCommand('export', ...words, '--account-key', key)
  expect(exported.status).toBe(0)
  expect(JSON.parse(exported.output).batch).not.toBeNull()
  const { output } = await runCommand('audit', 'list', '--data', data, ...admin)
  expect(output).toContain('"actor":"account nightly","action":"session-exported"')
})

test('an account does what its roles allow and nothing else', async () => {
  const key = await makeAccount('exporter')
  const refused = await runCommand('audit', 'list', '--data', data, '--account-key', key)
  expect([refused.status, refused.output]).toEqual([1, ''])
  expect(refused.notes).toContain('You may not read the audit trail.')
})

test('a revoked account opens nothing, and its name is not given out again', async () => {
  const key = await makeAccount('entry,exporter')
  expect((await runCommand('account', 'revoke', 'nightly', '--data', data, ...admin)).status).toBe(0)
  const refused = await runCommand('sessions', '--data', data, '--account-key', key)
  expect([refused.status, refused.output, refused.notes]).toEqual([
    1,
    '',
    'The account nightly was revoked.\n',
  ])
  const { output } = await runCommand('account', 'list', '--data', data, ...admin)
  expect(JSON.parse(output)).toMatchObject({ name: 'nightly', roles: ['entry', 'exporter'] })
  const again = await runCommand(
    'account',
    'make',
    'nightly',
    '--roles',
    'entry',
    '--to',
    tempFolder(),
    '--data',
    data,
    ...admin,
  )
  expect(again.notes).toContain('There is or was an account of this name.')
})

test('a key of another log, or no key at all, is refused', async () => {
  const key = await makeAccount('exporter')
  const whole = readFileSync(key, 'utf8')
  const noDigit = whole.replace(/"key":"./, '"key":"x')
  const otherDigit = whole.replace(/"key":"(.)/, (_, digit: string) => `"key":"${digit === '0' ? '1' : '0'}`)
  for (const content of [noDigit, otherDigit, '', '{}']) {
    const path = join(tempFolder(), 'key')
    writeFileSync(path, content, { mode: 0o600 })
    const refused = await runCommand('sessions', '--data', data, '--account-key', path)
    expect([refused.status, refused.output]).toEqual([1, ''])
    expect(refused.notes).toMatch(
      /^(This is no key file of an account|This log has no account with this key)\.\n$/,
    )
  }
})

// Windows has no bits for others.
if (process.platform !== 'win32') {
  test('a key file is made for its owner alone, and refused once others can read it', async () => {
    const key = await makeAccount('exporter')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    chmodSync(key, 0o640)
    const refused = await runCommand('sessions', '--data', data, '--account-key', key)
    expect(refused.notes).toContain('can be read by others')
  })
}

test('with the recovery code IT gives a person a PIN that serves once', async () => {
  const reset = await runCommandWith(
    `${recoveryCode}\n`,
    'people',
    'reset-pin',
    FIRST.signInName,
    '--data',
    data,
  )
  expect([reset.status, reset.output]).toEqual([0, expect.stringMatching(/^\d{8}\n$/)])
  const old = await runCommand('sessions', '--data', data, ...admin)
  expect(old.notes).toContain('That is not the PIN')
  const wrong = await runCommandWith('ABCDE\n', 'people', 'reset-pin', FIRST.signInName, '--data', data)
  expect([wrong.status, wrong.output]).toEqual([1, ''])
})
