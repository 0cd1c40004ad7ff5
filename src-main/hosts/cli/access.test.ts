import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { FIRST, makeFirst, SECOND, seatSecond } from '#main/testing/people-in.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { runCommand } from './testing/run-command.ts'

let data: string
let parent: string

/** A log with an administrator who may do everything and a second person for entry. */
async function aLogWithPeople(): Promise<void> {
  const core = tempCore({ folder: data })
  await makeFirst(core)
  await seatSecond(core, ['entry'])
  core.close()
}

beforeEach(() => {
  parent = tempFolder()
  data = join(parent, 'data')
})

function secretFile(secret: string, mode = 0o600): string {
  const path = join(parent, `pin-${mode}`)
  writeFileSync(path, `${secret}\n`, { mode })
  return path
}

test('a live log without people works as ever, and says that nobody was set up', async () => {
  tempCore({ folder: data }).close()
  const { status, notes } = await runCommand('sessions', '--data', data, '--json')
  expect(status).toBe(0)
  expect(notes).toBe('Nobody has been set up in this log: everybody may do everything.\n')
})

test('a log with people asks for one, and nothing of it is told without', async () => {
  await aLogWithPeople()
  for (const command of [['sessions'], ['audit', 'list'], ['backup'], ['verify'], ['recovery', 'new']]) {
    expect(await runCommand(...command, '--data', data)).toEqual({
      status: 1,
      output: '',
      notes: 'This log has people. Name one with --as NAME, or an account with --account-key FILE.\n',
    })
  }
})

test('without a terminal the PIN comes from a file, and only from one', async () => {
  await aLogWithPeople()
  const { status, notes } = await runCommand('sessions', '--data', data, '--as', FIRST.signInName)
  expect([status, notes]).toEqual([
    1,
    'There is no terminal to ask at. Name a file with the PIN by --secret-file FILE.\n',
  ])
})

test('a person does what their roles allow, at any place of the line, and nothing else', async () => {
  await aLogWithPeople()
  const as = ['--as', SECOND.signInName, '--secret-file', secretFile(SECOND.secret)]
  expect(await runCommand('sessions', '--data', data, '--json', ...as)).toMatchObject({
    status: 0,
    notes: '',
  })
  expect(await runCommand(...as, 'audit', 'verify', '--data', data)).toMatchObject({
    status: 1,
    output: '',
    notes: 'You may not read the audit trail. An administrator can give you that right.\n',
  })
  const out = join(parent, 'out')
  mkdirSync(out)
  const exported = await runCommand(
    'export',
    '--data',
    data,
    '--day',
    'all',
    '--format',
    'csv',
    '--out',
    out,
    ...as,
  )
  expect(exported.notes).toContain('You may not export charge files.')
})

test('what was done at the command line stands under the name of the person', async () => {
  await aLogWithPeople()
  const as = ['--as', FIRST.signInName, '--secret-file', secretFile(FIRST.secret)]
  await runCommand('backup', '--data', data, ...as)
  const { output } = await runCommand('audit', 'list', '--data', data, ...as)
  const events = output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(events.slice(2, 4)).toMatchObject([
    { action: 'backup-written', actor: FIRST.name },
    { action: 'person-signed-in', actor: FIRST.name },
  ])
})

test('a command that lists patients, or the trail, is on record under the name of the person', async () => {
  await aLogWithPeople()
  const as = ['--as', FIRST.signInName, '--secret-file', secretFile(FIRST.secret), '--data', data]
  await runCommand('sessions', ...as)
  await runCommand('worklist', 'list', '--day', '2026-11-20', ...as)
  const { output } = await runCommand('audit', 'list', ...as)
  const events = output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({ action }) => action.endsWith('-listed'))
  expect(events.map(({ action, actor }) => [action, actor])).toEqual([
    ['trail-listed', FIRST.name],
    ['exams-listed', FIRST.name],
    ['sessions-listed', FIRST.name],
  ])
})

test('a wrong PIN is refused in one line, and counted', async () => {
  await aLogWithPeople()
  const as = ['--as', FIRST.signInName, '--secret-file', secretFile('000000')]
  for (const notes of ['', ' The next try is looked at in 1 s.']) {
    expect(await runCommand('sessions', '--data', data, ...as)).toEqual({
      status: 1,
      output: '',
      notes: `That is not the PIN or pass phrase of this person.${notes}\n`,
    })
  }
})

// Windows has no bits for others.
if (process.platform !== 'win32') {
  test('a file with a PIN that others can read is refused', async () => {
    await aLogWithPeople()
    const path = secretFile(FIRST.secret, 0o644)
    const as = ['--as', FIRST.signInName, '--secret-file', path]
    const { status, notes } = await runCommand('sessions', '--data', data, ...as)
    expect(status).toBe(1)
    expect(notes).toContain(`${path} can be read by others.`)
  })
}
