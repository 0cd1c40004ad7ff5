import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { nodeFiles } from './node-files.ts'
import { ownerOnlyFileKeyVault } from './owner-only-file-key-vault.ts'

const KEY = 'ab'.repeat(32)
const onPosix = { skip: process.platform === 'win32' }

function aVault() {
  const folder = join(tempFolder(), 'key')
  return {
    folder,
    path: join(folder, 'chargemark.key'),
    vault: ownerOnlyFileKeyVault({ files: nodeFiles, folder }),
  }
}

test('a vault without a key has none, and makes nothing to find that out', () => {
  const { folder, vault } = aVault()
  expect(vault.load()).toEqual({ ok: true, value: null })
  expect(nodeFiles.stat(folder)).toBeNull()
})

test('a key that was kept is there for the next process', () => {
  const { folder, vault } = aVault()
  expect(vault.keep(KEY)).toEqual({ ok: true, value: null })
  expect(ownerOnlyFileKeyVault({ files: nodeFiles, folder }).load()).toEqual({ ok: true, value: KEY })
})

test('a key is never replaced', () => {
  const { path, vault } = aVault()
  vault.keep(KEY)
  expect(vault.keep('cd'.repeat(32))).toEqual({ ok: false, error: 'already-kept' })
  expect(readFileSync(path, 'utf8')).toBe(`${KEY}\n`)
})

test('nobody but the owner can read the key', onPosix, () => {
  const { folder, path, vault } = aVault()
  vault.keep(KEY)
  expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600])
})

test(
  'a key that others could read is closed to them, and the window says that it stood open',
  onPosix,
  () => {
    const { folder, path, vault } = aVault()
    vault.keep(KEY)
    chmodSync(path, 0o644)
    const next = ownerOnlyFileKeyVault({ files: nodeFiles, folder })
    expect(next.describe().sentence).not.toContain('tell IT')
    expect(next.load()).toEqual({ ok: true, value: KEY })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(next.describe().sentence).toContain('tell IT')
  },
)

test('a key that cannot be read is not taken for none', () => {
  const { path, vault } = aVault()
  mkdirSync(path, { recursive: true })
  expect(vault.load()).toEqual({ ok: false, error: 'unavailable' })
})

test('where no folder can be made nothing is kept', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  const vault = ownerOnlyFileKeyVault({ files: nodeFiles, folder: join(file, 'key') })
  expect(vault.keep(KEY)).toEqual({ ok: false, error: 'unavailable' })
})
