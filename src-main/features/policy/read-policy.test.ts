import { expect, test } from 'vitest'
import { NO_POLICY } from '#shared/contract/policy.ts'
import type { PolicyText, PolicyValues } from '#main/ports/policy-source.ts'
import { readPolicy } from './read-policy.ts'

const file = (text: string): PolicyText => ({ kind: 'json', place: '/etc/chargemark/policy.json', text })
const registry = (values: PolicyValues): PolicyText => ({ kind: 'values', place: 'HKLM\\TEST', values })
const read = (...texts: readonly PolicyText[]) => readPolicy({ read: () => texts })

test('where nothing is decided everything is as the department sets it', () => {
  expect(read()).toEqual({ ok: true, value: NO_POLICY })
})

test('a file decides settings, the key store and training', () => {
  const text =
    '\ufeff{"policy": 1, "keyStore": "os-key-store", "training": "refused", "settings": {"site": "NORTH"}}'
  expect(read(file(text))).toEqual({
    ok: true,
    value: { policy: 1, keyStore: 'os-key-store', training: 'refused', settings: { site: 'NORTH' } },
  })
})

test('the registry weighs more than the file, setting by setting', () => {
  const decided = read(
    registry({ site: 'SOUTH', worklistMoveRead: 1, statedDocuments: ['history'], worklistPort: '105' }),
    file(
      '{"policy": 1, "training": "refused", "settings": {"site": "NORTH", "worklistHost": "ris.example"}}',
    ),
  )
  expect(decided).toMatchObject({
    value: {
      training: 'refused',
      settings: { site: 'SOUTH', worklistHost: 'ris.example', worklistMoveRead: true, worklistPort: '105' },
    },
  })
})

test.each([
  ['no JSON', file('{"policy": 1,}'), 'it is not JSON'],
  ['another version', file('{"policy": 2}'), 'policy: '],
  [
    'a misspelt setting',
    file('{"policy": 1, "settings": {"exportFoldr": "/x"}}'),
    'settings.exportFoldr is no name',
  ],
  ['a misspelt name in the registry', registry({ Site: 'NORTH' }), 'settings.Site is no name'],
  [
    'a value that is none',
    file('{"policy": 1, "settings": {"site": "north"}}'),
    'settings.site: 1 to 8 capital letters',
  ],
  [
    'the workstation code',
    file('{"policy": 1, "settings": {"workstation": "AAA"}}'),
    'settings.workstation is no name',
  ],
  ['a list', file('[]'), 'it is not understood'],
  [
    'a file that others may write',
    { kind: 'refused', place: '/etc/p', why: 'others may write it' } as const,
    'others may write it',
  ],
])('%s is a failure that says where and what, never no policy', (_, text, words) => {
  const answer = read(text)
  expect(answer.ok).toBe(false)
  expect(!answer.ok && answer.error).toContain(`${text.place}: `)
  expect(!answer.ok && answer.error).toContain(words)
})
