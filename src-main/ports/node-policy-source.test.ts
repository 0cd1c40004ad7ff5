import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeFiles } from './node-files.ts'
import { nodePolicySource, policyFile } from './node-policy-source.ts'
import type { PolicyText } from './policy-source.ts'
import { readRegistryPolicy } from './registry-policy.ts'

test.each([
  ['win32', { ProgramData: 'D:\\ProgramData' }, 'D:\\ProgramData\\Chargemark\\policy.json'],
  ['win32', {}, 'C:\\ProgramData\\Chargemark\\policy.json'],
  ['darwin', {}, '/Library/Application Support/Chargemark/policy.json'],
  ['linux', {}, '/etc/chargemark/policy.json'],
])('on %s the file has one place', (platform, environment, place) => {
  expect(policyFile({ platform, environment })).toBe(place)
})

// With a drive of its own for the test, the path of Windows lies in a folder of this machine as well.
describe.runIf(process.platform !== 'win32')('the file', () => {
  let folder: string
  let place: string
  const read = (platform: string, registry: () => PolicyText | null = () => null) =>
    nodePolicySource({ files, platform, environment: {}, registry }).read()
  // The one place cannot be written by a test: what is asked of it is answered from a folder of the test.
  const files = {
    ...nodeFiles,
    stat: (path: string) => nodeFiles.stat(path === '/etc/chargemark/policy.json' ? place : path),
    read: (path: string) => nodeFiles.read(path === '/etc/chargemark/policy.json' ? place : path),
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chargemark-policy-'))
    place = join(folder, 'policy.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is no policy where it is not there', () => {
    expect(read('linux')).toEqual([])
  })

  test('is read where only its owner may write it', () => {
    writeFileSync(place, '{"policy":1}', { mode: 0o644 })
    expect(read('linux')).toEqual([
      { kind: 'json', place: '/etc/chargemark/policy.json', text: '{"policy":1}' },
    ])
  })

  test.each([0o664, 0o646, 0o666])('is refused with the rights %o', mode => {
    writeFileSync(place, '{"policy":1}')
    chmodSync(place, mode)
    expect(read('linux')).toMatchObject([{ kind: 'refused', place: '/etc/chargemark/policy.json' }])
  })

  test('is refused where it is a folder', () => {
    mkdirSync(place, { mode: 0o755 })
    expect(read('linux')).toMatchObject([{ kind: 'refused' }])
  })

  test('weighs less than the registry, which stands before it', () => {
    writeFileSync(place, '{"policy":1}', { mode: 0o644 })
    const values = { kind: 'values', place: 'HKLM\\TEST', values: { site: 'X' } } as const
    expect(read('linux', () => values).map(({ kind }) => kind)).toEqual(['values', 'json'])
  })
})

type Registry = Parameters<typeof readRegistryPolicy>[0]

/** The registry package with one key, as it answers on Windows. */
function standIn(values: Readonly<Record<string, unknown>> | null): {
  readonly registry: Registry
  readonly closed: () => number
} {
  let closed = 0
  const registry = {
    HKLM: 1,
    Access: { QUERY_VALUE: 1, WOW64_64KEY: 256 },
    openKey: (_root: number, path: string) =>
      values !== null && path === 'SOFTWARE\\Policies\\Chargemark' ? {} : null,
    enumValueNames: () => Object.keys(values ?? {}),
    queryValue: (_key: object, name: string) => values?.[name],
    closeKey: () => {
      closed += 1
    },
  }
  return { registry: registry as unknown as Registry, closed: () => closed }
}

test('the values of the registry key are read, and the key is closed', () => {
  const { registry, closed } = standIn({ site: 'NORTH', worklistMoveRead: 1, odd: Buffer.from('x') })
  expect(readRegistryPolicy(registry)).toEqual({
    kind: 'values',
    place: 'HKLM\\SOFTWARE\\Policies\\Chargemark',
    values: { site: 'NORTH', worklistMoveRead: 1 },
  })
  expect(closed()).toBe(1)
})

test('without the key nothing was decided', () => {
  expect(readRegistryPolicy(standIn(null).registry)).toBeNull()
})

test('a registry that cannot be read is told, not passed over', () => {
  expect(readRegistryPolicy({} as unknown as Registry)).toMatchObject({ kind: 'refused' })
})

test.runIf(process.platform === 'win32')('the package reads the registry of this computer', () => {
  expect(readRegistryPolicy()?.kind ?? 'values').toBe('values')
})
