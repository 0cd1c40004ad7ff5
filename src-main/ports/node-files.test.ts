import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { attempt } from './attempt.ts'
import type { FileError } from './files.ts'
import { nodeFiles } from './node-files.ts'

const bytes = (text: string) => Buffer.from(text)

function failureOf(work: () => unknown): FileError {
  const tried = attempt(work)
  if (tried.ok) throw new Error('It did not fail.')
  return tried.error
}

test('a new file holds its bytes and its mode', () => {
  const path = join(tempFolder(), 'a')
  nodeFiles.create(path, bytes('words'), 0o600)
  expect(readFileSync(path, 'utf8')).toBe('words')
  expect(process.platform === 'win32' ? 0o600 : statSync(path).mode & 0o777).toBe(0o600)
})

test('a new file never takes the name of another', () => {
  const path = join(tempFolder(), 'a')
  nodeFiles.create(path, bytes('first'))
  expect(failureOf(() => nodeFiles.create(path, bytes('second'))).kind).toBe('exists')
  expect(readFileSync(path, 'utf8')).toBe('first')
})

test('a replaced file is whole and leaves nothing beside it, also after an earlier try that was cut off', () => {
  const folder = tempFolder()
  const path = join(folder, 'a')
  writeFileSync(path, 'old')
  writeFileSync(join(folder, '.a.new'), 'cut off')
  nodeFiles.replace(path, bytes('new'))
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(nodeFiles.list(folder)).toEqual(['a'])
})

test('a second name changes the time of the file and never takes the name of another', () => {
  const folder = tempFolder()
  const [part, final] = [join(folder, 'part'), join(folder, 'final')]
  nodeFiles.create(part, bytes('x'))
  const before = nodeFiles.stat(part)
  nodeFiles.link(part, final)
  expect(nodeFiles.stat(part)?.names).toBe(2n)
  expect(nodeFiles.stat(part)?.inode).toBe(nodeFiles.stat(final)?.inode)
  expect(Number(nodeFiles.stat(part)?.changedAtNs)).toBeGreaterThanOrEqual(Number(before?.changedAtNs))
  expect(failureOf(() => nodeFiles.link(part, final)).kind).toBe('exists')
})

test('the start of a file is at most as long as asked', () => {
  const path = join(tempFolder(), 'a')
  writeFileSync(path, 'abcdef')
  expect(nodeFiles.readStart(path, 4).toString()).toBe('abcd')
  expect(nodeFiles.readStart(path, 40).toString()).toBe('abcdef')
})

test('what is not there has no state, and reading it fails as missing', () => {
  const path = join(tempFolder(), 'nothing')
  expect(nodeFiles.stat(path)).toBeNull()
  expect(failureOf(() => nodeFiles.read(path)).kind).toBe('missing')
})

test('a folder below a file cannot be made', () => {
  const path = join(tempFolder(), 'file')
  writeFileSync(path, '')
  expect(failureOf(() => nodeFiles.ensureFolder(join(path, 'below'))).systemCode).toBe('ENOTDIR')
})

test('a full disk is told apart', { skip: !existsSync('/dev/full') }, () => {
  expect(failureOf(() => nodeFiles.append('/dev/full', 'x')).kind).toBe('full')
})

test('the message of a failure names the step and the code, not the path', () => {
  const path = join(tempFolder(), 'TESTPATIENT')
  expect(failureOf(() => nodeFiles.read(path)).message).toBe('read: ENOENT')
})

test('an error that is not the disk is a bug and goes on', () => {
  const bug = () => {
    throw new TypeError('a bug')
  }
  expect(() => attempt(bug)).toThrow('a bug')
})

test('a clone has the same bytes and never takes the name of another', () => {
  const folder = tempFolder()
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  writeFileSync(from, 'words')
  nodeFiles.clone(from, to)
  expect(readFileSync(to, 'utf8')).toBe('words')
  expect(failureOf(() => nodeFiles.clone(from, to)).kind).toBe('exists')
})

test('bytes are added to the end', () => {
  const path = join(tempFolder(), 'a')
  nodeFiles.create(path, bytes('one'))
  nodeFiles.appendBytes(path, bytes(' two'))
  expect(readFileSync(path, 'utf8')).toBe('one two')
})
