import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileError } from './files.ts'
import { nodeLargeFiles } from './node-large-files.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'large-files-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file is read from any place and tells how much there was', async () => {
  const path = join(folder, 'letters')
  writeFileSync(path, 'abcdefgh')
  const file = await nodeLargeFiles.open(path)
  const target = Buffer.alloc(4)
  expect([await file.read(target, 2), target.toString()]).toEqual([4, 'cdef'])
  expect(await file.read(target, 6)).toBe(2)
  expect(Buffer.concat(await file.stream(1, 4).toArray()).toString()).toBe('bcd')
  await file.close()
})

test.each([
  ['there is none', () => join(folder, 'none'), 'missing'],
  ['it is a folder', () => folder, 'denied'],
])('opening fails with the kind of failure where %s', async (_why, pathOf, kind) => {
  const failure = await nodeLargeFiles.open(pathOf()).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(FileError)
  expect(failure).toMatchObject({ kind })
})
