import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ask } from '#main/hosts/cli/ask.ts'
import { runCommandWith } from '#main/hosts/cli/testing/run-command.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { canariesBelow, filesBelow } from './testing/canaries-below.ts'
import { CANARY, canariesIn } from './testing/canaries.ts'
import { canaryDay, enterCanary } from './testing/canary-day.ts'
import { CODE_SET_FILES, DEVICE_CSV, EXAM_FILES } from './testing/canary-files.ts'
import { READABLE } from './testing/run-canaries.ts'

// What a command says to a person goes to standard error, and a task scheduler keeps it: no canary may be in it. What
// a command was asked for goes to standard output.

/** A log of canary patients, one of whom is held, one a draft; the folder that it stands in. */
async function aLogOfCanaries(): Promise<string> {
  const root = tempFolder()
  for (const name of [...READABLE, 'tmp']) mkdirSync(join(root, name))
  const core = tempCore({ folder: join(root, 'data') })
  await canaryDay(core, { out: join(root, 'out'), inbox: join(root, 'inbox') })
  const id = await enterCanary(core, { ...CANARY, accession: 'CNRYA9944', mrn: 'CNRYM7733', serial: '' })
  const { revision } = valueOf(await ask(core, 'sessions', 'open', { id }))
  const hold = { id, revision, reason: 'other', note: CANARY.note } as const
  valueOf(await ask(core, 'sessions', 'hold', { commandId: crypto.randomUUID(), ...hold }))
  const day = { commandId: crypto.randomUUID(), performedOn: '2026-11-20' }
  valueOf(await ask(core, 'sessions', 'start', day))
  core.close()
  for (const [name, text] of Object.entries({
    ...EXAM_FILES,
    ...CODE_SET_FILES,
    'devices.csv': DEVICE_CSV,
  })) {
    writeFileSync(join(root, 'inbox', name), text, 'latin1')
  }
  vi.stubEnv('TMPDIR', join(root, 'tmp'))
  return root
}

type Files = { readonly inbox: readonly string[]; readonly sent: string; readonly backup: string }

/** Command lines, right and wrong, that come near a patient. */
function commandLines(out: string, { inbox, sent, backup }: Files): readonly (readonly string[])[] {
  const { accession, mrn, familyName } = CANARY
  return [
    ['sessions'],
    ['sessions', '--json'],
    ['story', accession],
    ['story', mrn],
    ['audit', 'verify'],
    ['audit', 'list'],
    ['audit', 'list', '--fhir'],
    ['audit', 'list', '--about', accession],
    ['audit', 'list', '--about', mrn, '--who', CANARY.physician, '--from', familyName],
    ['audit', 'numbers', mrn],
    ['audit', 'numbers', familyName],
    ['export', '--day', 'all', '--format', 'hl7', '--out', out],
    ['export', '--day', familyName, '--format', 'hl7', '--out', out],
    ['export', '--again', mrn, '--out', out],
    ['export', '--destination', 'billing', '--dry-run'],
    ['export', '--destination', 'billing'],
    ['export', '--destination', familyName],
    ['close', '--day', '2026-11-20', '--check'],
    ['close', '--day', '2026-11-20', '--sign', CANARY.physician, '--pdf', out],
    ['close', '--day', '2026-11-20', '--pdf', out],
    ...inbox.map(file => ['worklist', 'import', file]),
    ['worklist', 'list', '--day', '2026-11-20'],
    ['worklist', 'list', '--day', familyName],
    ['worklist', 'query'],
    ...inbox.map(file => ['reference', 'import', file]),
    ['reference', 'list'],
    ...inbox.map(file => ['destination', 'save', file]),
    ...inbox.map(file => ['destination', 'check', 'billing', file]),
    ['destination', 'check', 'billing', sent],
    ['destination', 'list'],
    ['support'],
    ['support', '--out', out],
    ['verify'],
    ['backup', '--to', out],
    ['restore', backup, '--rehearse'],
    ['restore', backup, '--put-aside'],
    ['recovery', 'new'],
    ['recovery', 'use'],
    ['rekey'],
    ['people', 'reset-pin', mrn],
    ['account', 'list'],
    ['account', 'revoke', mrn],
    ['--as', familyName, 'sessions'],
  ]
}

test('no command says anything of a patient on standard error, or leaves anything of one behind', async () => {
  const root = await aLogOfCanaries()
  const out = join(root, 'out', 'reports')
  const inbox = readdirSync(join(root, 'inbox')).filter(name => name.includes('.'))
  const files = {
    inbox: inbox.map(name => join(root, 'inbox', name)),
    sent: filesBelow(join(root, 'out', 'billing'))[0] ?? '',
    backup: filesBelow(join(root, 'data', 'backups')).find(name => name.endsWith('.db')) ?? '',
  }
  const printed: string[] = []
  for (const words of commandLines(out, files)) {
    const { output, notes } = await runCommandWith(CANARY.mrn, ...words, '--data', join(root, 'data'))
    expect([words.join(' '), canariesIn(notes), notes.split('\n').length < 80]).toEqual([
      words.join(' '),
      [],
      true,
    ])
    printed.push(output)
  }
  const assigned = await runCommandWith(
    `{"id":"${CANARY.mrn}","serviceDate":"${CANARY.familyName}"`,
    'assign',
  )
  expect(canariesIn(assigned.notes)).toEqual([])
  // They were there to be said.
  expect(canariesIn(printed.join(''))).toContain(CANARY.familyName)
  expect(printed.join('')).toContain('Restored the log of')
  expect(canariesBelow(root, READABLE)).toEqual([])
}, 120_000)
